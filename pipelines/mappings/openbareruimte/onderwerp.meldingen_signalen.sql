-- doel: ggm_dienstverlening.onderwerp
-- bron: meldingen_signalen
-- beschrijving: De categorieën waarin meldingen worden ingedeeld, met hun afhandeltermijn en hun
--   hoofdcategorie. Een nieuwe termijn is een nieuwe versie van de categorie.
select
    t._rij                                     as dwh_bronrij,
    case n.niveau when 'sub' then sleutel2('mor_categorie', t.main, t.sub)
                  else sleutel('mor_hoofdcategorie', t.main)
    end                                        as onderwerp_id,
    case n.niveau when 'sub' then t.sub else t.main end
                                               as naam,
    case when n.niveau = 'sub'
         then 'Afhandelen binnen ' || t.n_days
              || case when lower(t.use_calendar_days) in ('true', 't') then ' dagen' else ' werkdagen' end
    end                                        as toelichting,
    'true'                                     as isactief,
    case when n.niveau = 'sub' then sleutel('mor_hoofdcategorie', t.main) end
                                               as hoofdonderwerp_onderwerp_id,
    t.created_at                               as dwh_datumtijd_geldig_vanaf,
    case when n.niveau = 'sub'
         then lead(t.created_at) over (
             partition by n.niveau, t.main, t.sub order by t.created_at, t._rij)
    end                                        as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(t.main), '') = '' or coalesce(trim(t.sub), '') = ''
         then 'Naam van de categorie of de hoofdcategorie ontbreekt.'
    end                                        as _reden
from bron.meldingen_signalen_termijn as t
cross join (values ('hoofd'), ('sub')) as n (niveau)
qualify n.niveau = 'sub'
    or row_number() over (partition by n.niveau, t.main order by t.created_at, t._rij) = 1
