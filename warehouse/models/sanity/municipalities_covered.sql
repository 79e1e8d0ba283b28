-- Alle 342 gemeenten van 1-1-2023 horen in de uitgave te staan.
select count(*) as municipalities
from release.mart.area
where area_kind = 'municipality'
having count(*) <> 342;
