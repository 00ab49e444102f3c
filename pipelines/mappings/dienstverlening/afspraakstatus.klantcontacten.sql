-- doel: ggm_dienstverlening.afspraakstatus
-- bron: klantcontacten
-- beschrijving: De statussen die afspraken hebben, elk een keer.
select
    min(a._rij)                         as dwh_bronrij,
    sleutel('afspraakstatus', a.status) as afspraakstatus_id,
    a.status                            as status
from bron.klantcontacten_afspraak as a
where coalesce(trim(a.status), '') <> ''
group by a.status
