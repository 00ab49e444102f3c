-- doel: ggm_dienstverlening.mor_aanvraagofmelding
-- bron: meldingen_signalen
-- beschrijving: Waar een melding over gaat: een rij per opgegeven locatie, met de tijd waarin zij gold.
--   Signalen verwisselt lengte en breedte: lat is de lengtegraad, lng de breedtegraad. Het punt staat
--   in RD, zoals in de BAG.
select
    l._rij                                     as dwh_bronrij,
    sleutel('melding', l.signal_id)            as mor_aanvraagofmelding_id,
    rd_punt(l.lat, l.lng)                      as locatie,
    coalesce(nullif(trim(l.address_text), ''), adresregel(
        l.address_street, l.address_number, null, null, l.address_postalcode, l.address_city
    ))                                         as locatieomschrijving,
    m.text                                     as meldingtekst,
    l.created_at                               as dwh_datumtijd_geldig_vanaf,
    lead(l.created_at) over (partition by l.signal_id order by try_cast(l.id as bigint))
                                               as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(l.signal_id), '') = ''
         then 'Nummer van de melding ontbreekt: deze locatie hoort nergens bij.'
    end                                        as _reden
from bron.meldingen_signalen_locatie as l
left join (
    select id, min("text") as "text" from bron.meldingen_signalen_melding group by id
) as m on m.id = l.signal_id
