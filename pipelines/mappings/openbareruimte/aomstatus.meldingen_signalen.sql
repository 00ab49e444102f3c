-- doel: ggm_vth.aomstatus
-- bron: meldingen_signalen
-- beschrijving: Alle statussen die een melding heeft gehad. Een status eindigt waar de volgende begint.
select
    s._rij                                     as dwh_bronrij,
    sleutel('meldingstatus', s.id)             as aomstatus_id,
    datum_van_tijdstip(s.created_at)           as datumbeginstatus,
    datum_van_tijdstip(lead(s.created_at) over volgorde)
                                               as datumeindestatus,
    s.state_display                            as status,
    row_number() over volgorde                 as statusvolgorde,
    s.state                                    as statuscode,
    sleutel('melding', s.signal_id)            as heeft_aanvraagofmelding_id
from bron.meldingen_signalen_status as s
window volgorde as (partition by s.signal_id order by try_cast(s.id as bigint))
