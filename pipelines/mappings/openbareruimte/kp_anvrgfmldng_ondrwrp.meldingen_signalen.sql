-- doel: ggm_dienstverlening.kp_anvrgfmldng_ondrwrp
-- bron: meldingen_signalen
-- beschrijving: De categorieën waarin een melding is ingedeeld, met de tijd waarin die indeling gold.
select
    c._rij                                     as dwh_bronrij,
    sleutel('meldingcategorie', c.id)          as kp_anvrgfmldng_ondrwrp_id,
    sleutel('melding', c.signal_id)            as aanvraagofmelding_id,
    sleutel2('mor_categorie', c.main, c.sub)   as onderwerp_id,
    c.created_at                               as dwh_datumtijd_geldig_vanaf,
    lead(c.created_at) over (partition by c.signal_id order by try_cast(c.id as bigint))
                                               as dwh_datumtijd_geldig_tot_met
from bron.meldingen_signalen_categorie as c
