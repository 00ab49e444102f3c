-- doel: ggm_beheer_openbare_ruimte.melding
-- bron: meldingen_signalen
-- beschrijving: Wat er volgens de melder aan de hand is, en of en wanneer het is uitgevoerd. Tijden
--   zijn Nederlandse tijd.
select
    m._rij                                     as dwh_bronrij,
    sleutel('melding', m.id)                   as melding_id,
    m.created_at                               as datummelding,
    s.state_display                            as status,
    c.sub                                      as categorie,
    m."text"                                   as constatering,
    m.text_extra                               as opmerkingen,
    case when s.state = 'o' then 'true' when s.state is not null then 'false' end
                                               as uitgevoerd,
    case when s.state = 'o' then s.created_at end
                                               as datumuitvoering,
    rd_punt(l.lat, l.lng)                      as locatie
from bron.meldingen_signalen_melding as m
left join bron.meldingen_signalen_status as s on s.id = m.status_id and s.signal_id = m.id
left join bron.meldingen_signalen_categorie as c
    on c.id = m.category_assignment_id and c.signal_id = m.id
left join bron.meldingen_signalen_locatie as l on l.id = m.location_id and l.signal_id = m.id
where coalesce(trim(m.id), '') <> ''
