-- doel: ggm_dienstverlening.aanvraagofmelding
-- bron: vth_zaken
-- beschrijving: De aanvragen van vergunningen en ontheffingen, en de meldingen. Zij staan niet als zaak
--   in het GGM: daarvoor mist de bron het zaaktype en de archiefgegevens.
select
    z._rij                                     as dwh_bronrij,
    sleutel('vthaanvraag', z.zaaknummer)       as aanvraagofmelding_id,
    z.zaaknummer                               as identificatie,
    case when z.soort ilike '%melding%' then 'Melding' when trim(z.soort) <> '' then 'Aanvraag' end
                                               as soort,
    z.soort                                    as onderwerp,
    z.status                                   as status,
    case when z.status = 'Afgehandeld' then 'Ja' when trim(z.status) <> '' then 'Nee' end
                                               as afgehandeld,
    datum_van_tijdstip(z.datum_aanvraag)       as datumaanmaak,
    datum_van_tijdstip(z.datum_besluit)        as datumafhandeling,
    case when coalesce(trim(z.zaaknummer), '') = ''
         then 'Zaaknummer ontbreekt: zonder nummer is deze aanvraag niet te herkennen.'
    end                                        as _reden
from bron.vth_zaken_zaak as z
