-- Elke gemeente hoort jongeren te hebben, anders is er geen cijfer per 1.000.
select municipality_code, year from core.youth_population
where youth_population is null or youth_population < 0;
