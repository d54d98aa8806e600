using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>The user behind an access id; <see langword="null"/> where id or secret is wrong.</summary>
/// <param name="head">What the asker says of itself.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
public delegate ValueTask<LicenceUser?> ExchangeUserOf(ExchangeHead head, CancellationToken cancellationToken);

/// <summary>The values of fields on the face of a licence, from its source.</summary>
/// <param name="licence">The licence.</param>
/// <param name="fields">The fields that may move; no other leaves.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
public delegate ValueTask<ImmutableSortedDictionary<string, string>> FetchFace(LicenceIdentifier licence, ImmutableArray<string> fields, CancellationToken cancellationToken);

/// <summary>What the exchange has to be told from outside.</summary>
/// <param name="UserOf">Who asks.</param>
/// <param name="HolderOf">The reference of a holder under the secret of the licence system.</param>
/// <param name="Fetch">The source of the faces.</param>
public sealed record ExchangeSources(ExchangeUserOf UserOf, Func<ExchangeHolder, HolderReference> HolderOf, FetchFace Fetch);

/// <summary>Answers other systems in the manner of GB/T 36906 (证照共享接口), behind the grant of the holder: whatever a head says, nothing moves without one. Safe for concurrent use.</summary>
/// <remarks>An asker without a grant gets the same answer whether the holder has such a licence, another one, or none, and whether there is such a holder.</remarks>
public sealed class LicenceExchange(LicenceDesk desk, ExchangeSources sources)
{
    private const string NoGrant = "e-licence.no-grant";

    /// <summary>Answers a question.</summary>
    /// <param name="action"><see cref="LicenceActions.FetchData"/> (queryCertInfoByHolderCode) or <see cref="LicenceActions.Verify"/> (verifyCertInfo).</param>
    /// <param name="utf8">What was sent.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The answer. Every denial of a grant is recorded with its true reason for the holder.</returns>
    [Clause("GOAL-2.2")]
    [Clause("PLT-2.6")]
    public async Task<ExchangeAnswer> AnswerAsync(LicenceActions action, ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken = default)
    {
        if (ExchangeQuery.Read(utf8.Span).TryPickT0(out var fault, out var query)) return ExchangeAnswer.Refused(fault.Status, fault.Field);
        if (await sources.UserOf(query.Head, cancellationToken).ConfigureAwait(false) is not { } user) return ExchangeAnswer.Refused(ExchangeStatus.NotAuthenticated, "head");
        var holder = sources.HolderOf(query.Holder);
        var grant = (await desk.ReadFileAsync(holder, cancellationToken).ConfigureAwait(false)).Find(query.Grant);
        if (grant is null || grant.Terms.Licence != query.Licence) return ExchangeAnswer.Refused(ExchangeStatus.NoRight, NoGrant);
        var request = new LicenceRequest(query.Grant, query.Request, user, query.Operator, query.Purpose, action, query.Fields, Trim: false, CodeDigest: null);
        var used = await desk.UseAsync(holder, request, cancellationToken).ConfigureAwait(false);
        if (used.TryPickT0(out _, out var answer)) return ExchangeAnswer.Refused(ExchangeStatus.NoRight, NoGrant);
        return answer.Licence is { } licence
            ? await FetchAsync(holder, request, licence, answer, cancellationToken).ConfigureAwait(false)
            : Denied(answer.Code);
    }

    private static ExchangeAnswer Denied(string code) => code switch
    {
        "e-licence.not-available" => ExchangeAnswer.Refused(ExchangeStatus.NoLicence, code),
        // That there is a grant, and whose, is the business of its user alone.
        "e-licence.bad-grant" or "e-licence.wrong-user" => ExchangeAnswer.Refused(ExchangeStatus.NoRight, NoGrant),
        _ => ExchangeAnswer.Refused(ExchangeStatus.NoRight, code),
    };

    private async Task<ExchangeAnswer> FetchAsync(HolderReference holder, LicenceRequest request, LicenceIdentifier licence, UseAnswer answer, CancellationToken cancellationToken)
    {
        const string By = "licence-exchange";
        ExchangeAnswer reply;
        try
        {
            var face = request.Action == LicenceActions.Verify ? [] : (await sources.Fetch(licence, answer.Fields, cancellationToken).ConfigureAwait(false)).Where(field => answer.Fields.Contains(field.Key, StringComparer.Ordinal));
            reply = new(ExchangeStatus.Ok, answer.Code, licence, answer.LicenceState == LicenceState.Valid, face.ToImmutableSortedDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal));
        }
        catch
        {
            // Nothing left the source, so the use is given back, also where the asker has hung up.
            await desk.ReleaseAsync(holder, request.Grant, request.Request, By, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(reply.Write()));
        var made = await desk.CommitAsync(holder, request.Grant, request.Request, digest, By, cancellationToken).ConfigureAwait(false);
        return made.Match(_ => ExchangeAnswer.Refused(ExchangeStatus.NoRight, NoGrant), _ => reply);
    }
}
