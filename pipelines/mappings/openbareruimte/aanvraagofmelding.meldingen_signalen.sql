-- doel: ggm_dienstverlening.aanvraagofmelding
-- bron: meldingen_signalen
-- beschrijving: De meldingen, met de status en de indeling die nu gelden. Een melding is afgehandeld
--   zodra haar status afgehandeld (o), geannuleerd (a) of gesplitst (s) is.
select
    m._rij                                     as dwh_bronrij,
    sleutel('melding', m.id)                   as aanvraagofmelding_id,
    m.id                                       as identificatie,
    m.source                                   as kanaal,
    m."type"                                   as soort,
    datum_van_tijdstip(m.created_at)           as datumaanmaak,
    case when s.state in ('o', 'a', 's') then 'Ja' when s.state is not null then 'Nee' end
                                               as afgehandeld,
    case when s.state in ('o', 'a', 's') then datum_van_tijdstip(s.created_at) end
                                               as datumafhandeling,
    s.state_display                            as status,
    s.state                                    as statuscode,
    datum_van_tijdstip(s.created_at)           as datumbeginstatus,
    c.main                                     as hoofdcategorie,
    c.main_slug                                as hoofdcategoriecode,
    c.sub                                      as subcategorie,
    c.sub_slug                                 as subcategoriecode,
    case when coalesce(trim(m.id), '') = ''
         then 'Nummer ontbreekt: zonder nummer is deze melding niet te herkennen.'
    end                                        as _reden
from bron.meldingen_signalen_melding as m
left join bron.meldingen_signalen_status as s on s.id = m.status_id and s.signal_id = m.id
left join bron.meldingen_signalen_categorie as c
    on c.id = m.category_assignment_id and c.signal_id = m.id
