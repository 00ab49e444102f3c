-- doel: ggm_inburgering.map
-- bron: inburgering_pvt
-- beschrijving: Uitslag van het onderdeel MAP van het examen. Voldaan is 1, niet voldaan 0.
select
    _rij                                as dwh_bronrij,
    sleutel('map', dossiernummer)       as map_id,
    case janee(map_voldaan) when 'true' then '1' when 'false' then '0' else map_voldaan end
                                        as resultaat,
    datum_nl(map_afgerond)              as datumeindgesprekmap,
    sleutel('leerroute', dossiernummer) as onderdeel_van_leerroute_id
from bron.inburgering_pvt_inburgeraar
where dossiernummer <> '' and coalesce(map_afgerond, map_voldaan) is not null
