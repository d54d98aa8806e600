using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>What a window does with licences for a case: asks the holder, uses what was granted, and lets the case go without the paper (免证办).</summary>
internal sealed class LicenceWindow(LicenceDesk desk, LicenceRegister register, AskedGrants asked, TimeProvider time)
{
    private static readonly LegalGround Consent = LegalGround.OfClause("PLT-2.6");

    /// <summary>Asks the holder who is the applicant of the case.</summary>
    public async Task<OneOf<Refusal, LicenceGrant>> AskAsync(
        CaseFile file, CaseActor by, LicenceTypeCode licence, ImmutableArray<string> fields, LicenceActions actions, int uses, int retentionDays, AppendKey key, CancellationToken cancellation)
    {
        if (register.UserOf(by) is not { } user) return new Refusal("e-licence.unit-not-registered", "贵单位没有登记为用证单位,请先登记。", Consent);
        if (register.OfApplicant(file.Application.Applicant) is not { } holder)
            return new Refusal("e-licence.holder-not-reachable", "无法向该申请人发出用证请求,请按实施清单收取材料。", Consent);
        // One key is one request of one holder: the same key for another's case must never name the grant of the first.
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Key}\n{holder.Reference}")).AsSpan(0, 16));
        var first = await asked.FindAsync(id, cancellation);
        var at = first?.NotBefore ?? Instant.FromDateTimeOffset(time.GetUtcNow());
        Instant? caseEnds = file.Clock is { } clock ? ChinaTime.StartOf(clock.Due.Date.PlusDays(1)) - Duration.FromSeconds(1) : null;
        var policy = GrantPolicy.Default;
        var terms = new GrantTerms(
            id, holder.Reference, holder.Account, user, new GrantPurpose(file.Application.Matter.ToString(), "", file.Number.ToString(), ServiceSector.MarketAccess), ConsentBasis.SeparateConsent, licence,
            Pinned: null, fields, actions, caseEnds is null ? GrantSpan.Window : GrantSpan.Case, at, first?.NotAfter ?? (caseEnds > at ? caseEnds.Value : at + policy.WindowSpan), uses, Duration.Zero,
            PreviewRequired: actions != LicenceActions.Verify, InPerson: false, retentionDays, new NoticeRecord("", ""));
        terms = terms with { Notice = LicenceNotice.RecordOf(terms, register.Types) };
        return await desk.AskAsync(terms, new GrantRules(register.Types, register.NeedsOf(file), policy, caseEnds), by.Id, cancellation);
    }

    /// <summary>Uses a licence: reserves, fetches the granted fields, commits, and only then hands them over.</summary>
    /// <returns>What the window gets, or the code it hears.</returns>
    public async Task<OneOf<Refusal, UsedLicence>> UseAsync(
        GrantTerms terms, LicenceUser user, CaseActor by, string number, LicenceActions action, ImmutableArray<string> fields, string request, CancellationToken cancellation)
    {
        var asks = new LicenceRequest(terms.Id, request, user, by.Id, terms.Purpose with { Case = number }, action, fields, Trim: false, CodeDigest: null);
        if ((await desk.UseAsync(terms.Holder, asks, cancellation)).TryPickT0(out var refusal, out var answer)) return refusal;
        if (answer.Licence is not { } licence) return Denied(answer.Code);
        var face = action == LicenceActions.Verify ? ImmutableSortedDictionary<string, string>.Empty : register.FaceOf(licence, answer.Fields);
        string digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(face, HostJson.Options)));
        return (await desk.CommitAsync(terms.Holder, terms.Id, request, digest, by.Id, cancellation))
            .MapT1(use => new UsedLicence(use, answer.LicenceState == LicenceState.Valid, face));
    }

    /// <summary>What stands in for materials of a case: licences of its applicant that were used for it, with every field that the material needs.</summary>
    public async ValueTask<CaseFacts> FactsAsync(CaseFile file, CancellationToken cancellation)
    {
        if (register.OfApplicant(file.Application.Applicant) is not { } holder) return CaseFacts.None;
        var grants = (await desk.ReadFileAsync(holder.Reference, cancellation)).Grants.Values.Where(grant => string.Equals(grant.Terms.Purpose.Case, file.Number.ToString(), StringComparison.Ordinal)).ToList();
        return new CaseFacts
        {
            Substitutes =
            [
                .. register.NeedsOf(file).Where(need => grants.Exists(grant => grant.Terms.Licence == need.Type && Covers(grant, need)))
                    .Select(need => new MaterialSubstitute(MaterialCode.Parse(need.Material), SubstituteKind.Licence, register.Types.Find(need.Type)!.Name, LegalGround.OfClause("GOAL-2.3"))),
            ],
        };
    }

    private static bool Covers(LicenceGrant grant, LicenceNeed need)
    {
        var made = grant.Uses.Values.Where(use => use.State == UseState.Made && use.Reservation is { LicenceState: LicenceState.Valid, Action: LicenceActions.FetchData });
        return need.Fields.All(made.SelectMany(use => use.Reservation.Fields).ToHashSet(StringComparer.Ordinal).Contains);
    }

    /// <summary>The same words whatever the reason: the code alone tells what the asker may know.</summary>
    private static Refusal Denied(string code) => new(code, "未能用证。请由持证主体查看用证记录后重新授权,或者按实施清单收取材料。", Consent);
}

/// <summary>What a window gets.</summary>
internal sealed record UsedLicence(GrantUse Use, bool Holds, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => nameof(UsedLicence);
}
