-- doel: ggm_dienstverlening.telefoononderwerp
-- bron: klantcontacten
-- beschrijving: Waar contacten over gaan, elk onderwerp een keer, hoofdletters of niet.
select
    min(c._rij)                                      as dwh_bronrij,
    sleutel('telefoononderwerp', lower(c.onderwerp)) as telefoononderwerp_id,
    min(c.onderwerp)                                 as onderwerp
from bron.klantcontacten_contact as c
where coalesce(trim(c.onderwerp), '') <> ''
group by lower(c.onderwerp)
