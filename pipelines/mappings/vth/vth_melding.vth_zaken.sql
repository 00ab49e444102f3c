-- doel: ggm_vth.vth_melding
-- bron: vth_zaken
-- beschrijving: De controles van toezicht en wat daarbij is gevonden. Datums komen als middernacht in UTC
--   en worden de Nederlandse dag.
select
    c._rij                                                   as dwh_bronrij,
    sleutel('vthmelding', c.nummer)                          as vth_melding_id,
    c.nummer                                                 as referentienummer,
    veld_tekst(c.velden, 'SOORT')                            as soortvthmelding,
    veld_tekst(c.velden, 'STRAAT')                           as straatnaam,
    veld_tekst(c.velden, 'STATUS')                           as status,
    veld_tekst(c.velden, 'RESULTAAT_ID')                     as resultaat,
    veld_tekst(c.velden, 'BEOORDELING')                      as beoordeling,
    veld_waarde(c.velden, 'OVERTREDING')                     as overtredingscode,
    veld_waarde(c.velden, 'ZAAK_IDENTIFICATIE')              as zaaknummer,
    veld_waarde(c.velden, 'EINDDATUM')                       as datumtijdtot,
    case when veld_tekst(c.velden, 'STATUS') = 'Geseponeerd' then 'true'
         when veld_tekst(c.velden, 'STATUS') <> '' then 'false' end
                                                             as geseponeerd,
    datum_van_tijdstip(veld_waarde(c.velden, 'DATUM_SEPOT')) as datumseponering,
    case when not coalesce(json_valid(c.velden), false)
         then 'De velden ontbreken of zijn geen JSON.'
         when coalesce(trim(c.nummer), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze controle niet te herkennen.'
    end                                                      as _reden
from bron.vth_zaken_controle as c
