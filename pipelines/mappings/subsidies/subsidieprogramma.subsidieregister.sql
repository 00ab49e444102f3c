-- doel: ggm_subsidies.subsidieprogramma
-- bron: subsidieregister
-- beschrijving: De regelingen waaruit subsidie is aangevraagd, elk een keer.
select
    min(_rij)                               as dwh_bronrij,
    sleutel('subsidieprogramma', regeling)  as subsidieprogramma_id,
    regeling                                as naam
from bron.subsidieregister_subsidie
where coalesce(trim(regeling), '') <> ''
group by regeling
