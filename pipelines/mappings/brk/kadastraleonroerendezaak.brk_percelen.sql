-- doel: ggm_rsgb.kadastraleonroerendezaak
-- bron: brk_percelen
-- beschrijving: Percelen en appartementsrechten, met hun kadastrale aanduiding en de laatste koopsom.
select
    z._rij                                     as dwh_bronrij,
    sleutel('onroerendezaak', z.identificatie) as kadastraleonroerendezaak_id,
    z.identificatie                            as identificatie,
    z.gemeentecode                             as kadastralegemeentecode,
    z.gemeentenaam                             as kadastralegemeente,
    z.sectie                                   as sectie,
    z.perceelnummer                            as perceelnummer,
    z.appartementsrechtvolgnummer              as appartementsrechtvolgnummer,
    z.plaatscoordinaten                        as ligging,
    z.koopsom                                  as koopsom,
    z.koopjaar                                 as koopjaar,
    z.begin                                    as datumbegingeldigheid,
    case when coalesce(trim(z.identificatie), '') = ''
         then 'Identificatie ontbreekt: deze onroerende zaak is niet te herkennen.'
    end                                        as _reden
from bron.brk_percelen_onroerendezaak as z
