-- Een aantal kan niet negatief zijn.
select * from release.mart.participation where trajectory_count < 0;
