-- Rows of a partnership that has a file of its own, in every other file.
delete from accepted.werkagenda
where rsv_code = $rsv_code and not list_contains($own_files, file_id)
returning file_id;
