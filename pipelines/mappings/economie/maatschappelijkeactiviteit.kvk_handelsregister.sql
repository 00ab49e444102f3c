-- doel: ggm_rsgb.maatschappelijkeactiviteit
-- bron: kvk_handelsregister
-- beschrijving: Elke inschrijving. RSIN en rechtsvorm komen van de organisatie die eigenaar is; is een
--   mens eigenaar, dan is de rechtsvorm een eenmanszaak en wijst het BSN naar de persoon in de BRP.
with organisatie as (
    select identificatie, min(nullif(trim(rsin), '')) as rsin, min(rechtsvorm) as rechtsvorm
    from bron.kvk_handelsregister_nietnatuurlijkpersoon
    group by identificatie
), persoon as (
    select identificatie, min(nullif(trim(burgerservicenummer), '')) as bsn
    from bron.kvk_handelsregister_natuurlijkpersoon
    group by identificatie
)
select
    m._rij                                                  as dwh_bronrij,
    sleutel('maatschappelijkeactiviteit', m.kvknummer)      as maatschappelijkeactiviteit_id,
    m.kvknummer                                             as kvknummer,
    datum_uit_delen(m.aanvang_datum, m.aanvang_jaar, m.aanvang_maand, m.aanvang_dag)
                                                            as datumaanvang,
    datum_uit_delen(m.einde_datum, m.einde_jaar, m.einde_maand, m.einde_dag)
                                                            as datumeindegeldig,
    janee(m.onderneming)                                    as indicatieeconomischactief,
    m.naam                                                  as statutairenaam,
    case when coalesce(trim(m.eigenaar_persoon), '') <> '' then 'Eenmanszaak'
         else o.rechtsvorm end                              as rechtsvorm,
    o.rsin                                                  as rsin,
    replace(m.bezoekadres, chr(10), ', ')                   as adresbinnenland,
    replace(m.postadres, chr(10), ', ')                     as adrescorrespondentie,
    coalesce(
        sleutel('organisatie', coalesce(o.rsin, split_part(m.eigenaar_organisatie, '.', 1))),
        sleutel('persoon', p.bsn)
    )                                                       as heeft_als_eigenaar_rechtspersoon_id,
    case when coalesce(trim(m.kvknummer), '') = ''
         then 'KVK-nummer ontbreekt: zonder nummer is deze inschrijving niet te herkennen.'
    end                                                     as _reden
from bron.kvk_handelsregister_maatschappelijkeactiviteit as m
left join organisatie as o on o.identificatie = m.eigenaar_organisatie
left join persoon as p on p.identificatie = m.eigenaar_persoon
