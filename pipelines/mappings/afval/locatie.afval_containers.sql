-- doel: ggm_afval.locatie
-- bron: afval_containers
-- beschrijving: De plekken waar containers staan, als punt in RD. Spreken twee containers elkaar tegen
--   over dezelfde plek, dan blijven beide staan en vindt een regel ze.
select
    min(c._rij)                                as dwh_bronrij,
    sleutel('afvallocatie', c.locatienummer)   as locatie_id,
    c.locatienummer                            as locatiecode,
    c.adres                                    as adresaanduiding,
    case when trim(c.x) <> '' and trim(c.y) <> ''
         then 'POINT(' || replace(trim(c.x), ',', '.') || ' ' || replace(trim(c.y), ',', '.') || ')'
    end                                        as locatiepunt
from bron.afval_containers_container as c
where coalesce(trim(c.locatienummer), '') <> ''
group by c.locatienummer, c.adres, trim(c.x), trim(c.y)
