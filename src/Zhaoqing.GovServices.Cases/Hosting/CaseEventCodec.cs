using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the events of a case stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class CaseEventCodec
{
    private static readonly EventContract<CaseEvent> Contract = new(
        CaseEventJson.Default,
        isWhole: false,
        [
            EventContract.ByName<CaseOutcome>(),
            EventContract.ByName<Channel>(),
            EventContract.ByName<DeliveryWay>(),
            EventContract.ByName<ExtensionApprover>(),
            EventContract.ByName<LimitStart>(),
            EventContract.ByName<MandateKind>(),
            EventContract.ByName<MandatePower>(),
            EventContract.ByName<MaterialForm>(),
            EventContract.ByName<Necessity>(),
            EventContract.ByName<PriorityGround>(),
            EventContract.ByName<SubstituteKind>(),
            EventContract.ByName<SilentGrantFrom>(),
            EventContract.ByName<RemedyKind>(),
            EventContract.ByName<ReopeningKind>(),
            EventContract.ByName<CorrectableField>(),
            EventContract.ByName<IdentityMethod>(),
            EventContract.ByName<ProjectStage>(),
            EventContract.ByName<TermsSource>(),
        ],
        ("case.submitted.v1", typeof(CaseSubmitted)),
        ("case.taken-over.v1", typeof(CaseTakenOver)),
        ("case.accepted.v1", typeof(CaseAccepted)),
        ("case.supplement-asked.v1", typeof(CaseSupplementAsked)),
        ("case.supplemented.v1", typeof(CaseSupplemented)),
        ("case.not-accepted.v1", typeof(CaseNotAccepted)),
        ("case.step-started.v1", typeof(CaseStepStarted)),
        ("case.step-ended.v1", typeof(CaseStepEnded)),
        ("case.extended.v1", typeof(CaseExtended)),
        ("case.recounted.v1", typeof(CaseRecounted)),
        ("case.decided.v1", typeof(CaseDecided)),
        ("case.delivered.v1", typeof(CaseDelivered)),
        ("case.channel-changed.v1", typeof(CaseChannelChanged)),
        ("case.withdrawn.v1", typeof(CaseWithdrawn)),
        ("case.handed-over.v1", typeof(CaseHandedOver)),
        ("case.charge-taken.v1", typeof(CaseChargeTaken)),
        ("case.mandate-given.v1", typeof(CaseMandateGiven)),
        ("case.mandate-revoked.v1", typeof(CaseMandateRevoked)),
        ("case.recused.v1", typeof(CaseRecused)),
        ("case.prioritised.v1", typeof(CasePrioritised)),
        ("case.lapsed.v1", typeof(CaseLapsed)),
        ("case.overdue.v1", typeof(CaseOverdue)),
        ("case.drafted.v1", typeof(CaseDrafted)),
        ("case.review-asked.v1", typeof(CaseReviewAsked)),
        ("case.review-answered.v1", typeof(CaseReviewAnswered)),
        ("case.review-lapsed.v1", typeof(CaseReviewLapsed)),
        ("case.closed.v1", typeof(CaseClosed)),
        ("case.terminated.v1", typeof(CaseTerminated)),
        ("case.reopened.v1", typeof(CaseReopened)),
        ("case.correction-asked.v1", typeof(CaseCorrectionAsked)),
        ("case.corrected.v1", typeof(CaseCorrected)),
        ("case.video-cited.v1", typeof(CaseVideoCited)));

    /// <summary>The wire names, for example <c>case.accepted.v1</c>.</summary>
    public static IEnumerable<string> WireNames => Contract.WireNames;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public static string NameOf(CaseEvent happened) => Contract.NameOf(happened);

    /// <summary>The content for the record, identity numbers in the clear; any other writer of an event masks them.</summary>
    public static byte[] Write(CaseEvent happened) => Contract.Write(happened);

    /// <summary>Reads an event of the record.</summary>
    /// <param name="type">The wire name.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static CaseEvent Read(string type, ReadOnlySpan<byte> content) => CommonEvents.TryRead(type, content, known: null) ?? Contract.Read(type, content);

    /// <summary>Reads an event of the record, and terms that were read before not again.</summary>
    /// <inheritdoc cref="Read(string, ReadOnlySpan{byte})"/>
    internal static CaseEvent Read(string type, ReadOnlySpan<byte> content, KnownValues known)
    {
        if (CommonEvents.TryRead(type, content, known) is { } common) return common;
        var happened = Contract.Read(type, content);
        if (happened is CaseSubmitted { Terms: { } terms }) known.KeepTerms(content, terms);
        return happened;
    }

    /// <summary>Reads an event by its contract alone, which says what the record means.</summary>
    internal static CaseEvent ReadByContract(string type, ReadOnlySpan<byte> content) => Contract.Read(type, content);
}

[JsonSerializable(typeof(CaseSubmitted))]
[JsonSerializable(typeof(CaseTakenOver))]
[JsonSerializable(typeof(CaseAccepted))]
[JsonSerializable(typeof(CaseSupplementAsked))]
[JsonSerializable(typeof(CaseSupplemented))]
[JsonSerializable(typeof(CaseNotAccepted))]
[JsonSerializable(typeof(CaseStepStarted))]
[JsonSerializable(typeof(CaseStepEnded))]
[JsonSerializable(typeof(CaseExtended))]
[JsonSerializable(typeof(CaseRecounted))]
[JsonSerializable(typeof(CaseDecided))]
[JsonSerializable(typeof(CaseDelivered))]
[JsonSerializable(typeof(CaseChannelChanged))]
[JsonSerializable(typeof(CaseWithdrawn))]
[JsonSerializable(typeof(CaseHandedOver))]
[JsonSerializable(typeof(CaseChargeTaken))]
[JsonSerializable(typeof(CaseMandateGiven))]
[JsonSerializable(typeof(CaseMandateRevoked))]
[JsonSerializable(typeof(CaseRecused))]
[JsonSerializable(typeof(CasePrioritised))]
[JsonSerializable(typeof(CaseLapsed))]
[JsonSerializable(typeof(CaseOverdue))]
[JsonSerializable(typeof(CaseDrafted))]
[JsonSerializable(typeof(CaseReviewAsked))]
[JsonSerializable(typeof(CaseReviewAnswered))]
[JsonSerializable(typeof(CaseReviewLapsed))]
[JsonSerializable(typeof(CaseClosed))]
[JsonSerializable(typeof(CaseTerminated))]
[JsonSerializable(typeof(CaseReopened))]
[JsonSerializable(typeof(CaseCorrectionAsked))]
[JsonSerializable(typeof(CaseCorrected))]
[JsonSerializable(typeof(CaseVideoCited))]
internal sealed partial class CaseEventJson : JsonSerializerContext;
