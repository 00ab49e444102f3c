-- doel: ggm_rgbz.kp_btrkkn_zk
-- bron: zaken_zgw
-- beschrijving: Wie bij welke zaak betrokken is, een keer per rol.
with nummers as (
    select url, min(bronorganisatie) as bronorganisatie, min(identificatie) as identificatie
    from bron.zaken_zgw_zaak
    group by url
)
select
    r._rij                                          as dwh_bronrij,
    sleutel('rol', r.uuid)                          as kp_btrkkn_zk_id,
    sleutel(
        betrokkene_soort(r.betrokkene_type),
        betrokkene_nummer(
            r.betrokkene_type, r.inp_bsn, r.anp_identificatie, r.inn_nnp_id, r.kvk_nummer,
            r.vestigingsnummer, r.identificatie
        )
    )                                               as betrokkene_id,
    coalesce(
        sleutel2('zaak', z.bronorganisatie, z.identificatie), sleutel('zaak', r.zaak)
    )                                               as zaak_id,
    case when coalesce(trim(r.uuid), '') = ''
         then 'De uuid ontbreekt: zonder uuid is deze rol niet te herkennen.'
    end                                             as _reden
from bron.zaken_zgw_rol as r
left join nummers as z on z.url = r.zaak
