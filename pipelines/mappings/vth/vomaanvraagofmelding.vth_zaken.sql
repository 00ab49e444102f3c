-- doel: ggm_vth.vomaanvraagofmelding
-- bron: vth_zaken
-- beschrijving: Waar een aanvraag of melding over gaat en waarvoor.
select
    z._rij                                     as dwh_bronrij,
    sleutel('vthaanvraag', z.zaaknummer)       as vomaanvraagofmelding_id,
    z.zaaknummer                               as dossiernummer,
    z.soort                                    as intaketype,
    z.locatie                                  as adres,
    z.nummeraanduiding                         as bagid,
    z.onderwerp                                as toelichting,
    z.kenmerk                                  as kenmerk
from bron.vth_zaken_zaak as z
where coalesce(trim(z.zaaknummer), '') <> ''
