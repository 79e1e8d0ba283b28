-- A sum is as weak as its weakest part: one estimate makes it an estimate.
create macro core.weakest_status(status) as case
    when bool_or(status = 'schatting') then 'schatting'
    when bool_or(status = 'voorlopig') then 'voorlopig'
    else max(status)
end;
