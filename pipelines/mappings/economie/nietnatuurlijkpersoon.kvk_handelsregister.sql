-- doel: ggm_rsgb.nietnatuurlijkpersoon
-- bron: kvk_handelsregister
-- beschrijving: De organisaties die eigenaar zijn. De rechtsvormen van het register worden labels van
--   het GGM; wat het GGM niet kent, blijft staan en valt op.
select
    _rij                                                as dwh_bronrij,
    sleutel('organisatie', coalesce(nullif(trim(rsin), ''), split_part(identificatie, '.', 1)))
                                                        as nietnatuurlijkpersoon_id,
    rsin                                                as nnpid,
    rsin                                                as rsinnummer,
    split_part(identificatie, '.', 1)                   as kvknummer,
    naam                                                as statutairenaam,
    case lower(regexp_replace(rechtsvorm, '\s', '', 'g'))
        when 'beslotenvennootschap' then 'Besloten vennootschap'
        when 'naamlozevennootschap' then 'naamloze Vennootschap'
        when 'vennootschaponderfirma' then 'vennootschap onder Firma'
        when 'publiekrechtelijkerechtspersoon' then 'publiekrechtelijke Rechtspersoon'
        when 'verenigingvaneigenaars' then 'vereniging van Eigenaars'
        when 'kerkelijkeorganisatie' then 'kerkelijke Organisatie'
        when 'stichting' then 'stichting'
        when 'vereniging' then 'vereniging'
        when 'maatschap' then 'maatschap'
        else rechtsvorm
    end                                                 as rechtsvorm,
    datum_uit_delen(uitschrijving_datum, uitschrijving_jaar, uitschrijving_maand, uitschrijving_dag)
                                                        as datumuitschrijving,
    case when coalesce(trim(identificatie), '') = ''
         then 'Identificatie ontbreekt: deze organisatie is niet te herkennen.'
    end                                                 as _reden
from bron.kvk_handelsregister_nietnatuurlijkpersoon
