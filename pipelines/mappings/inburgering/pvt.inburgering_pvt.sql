-- doel: ggm_inburgering.pvt
-- bron: inburgering_pvt
-- beschrijving: De participatieverklaringstrajecten (PVT). Voldaan is 1, niet voldaan 0.
select
    _rij                                as dwh_bronrij,
    sleutel('pvt', dossiernummer)       as pvt_id,
    case janee(voldaan) when 'true' then '1' when 'false' then '0' else voldaan end
                                        as resultaat,
    datum_nl(datum_ondertekening)       as datumondertekening_pvt,
    reden_niet_voldaan                  as redennietvoldaan,
    janee(verwijtbaar)                  as verwijtbaarnietvoldaan,
    sleutel('leerroute', dossiernummer) as onderdeel_van_leerroute_id,
    case when coalesce(trim(dossiernummer), '') = ''
         then 'Dossiernummer ontbreekt: deze verklaring is niet te herkennen.'
    end as _reden
from bron.inburgering_pvt_pvt
