-- doel: ggm_inburgering.inburgeringsplicht
-- bron: inburgering_pvt
-- beschrijving: De plicht om in te burgeren, per dossier.
select
    _rij                                         as dwh_bronrij,
    sleutel('inburgeringsplicht', dossiernummer) as inburgeringsplicht_id,
    janee(inburgeringsplichtig)                  as indicatorinburgeringsplicht,
    leerbaarheidstoets                           as uitkomstleerbaarheidstoets,
    v_nummer                                     as v_nummer,
    datum_nl(start_plicht)                       as datumstart,
    datum_nl(einde_plicht)                       as datumeind,
    case when coalesce(trim(dossiernummer), '') = ''
         then 'Dossiernummer ontbreekt: deze inburgeraar is niet te herkennen.'
    end as _reden
from bron.inburgering_pvt_inburgeraar
