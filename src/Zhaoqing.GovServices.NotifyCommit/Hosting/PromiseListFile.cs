using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Reads the lists of a department (告知承诺制事项清单、容缺受理事项清单) from JSON; every edition is checked as if it were made in code.</summary>
public static class PromiseListFile
{
    /// <summary>More working days than that are a slip of the pen.</summary>
    private const int MostDays = 250;

    private static readonly ListJson Json = new(
        ListFileJson.Default, EventContract.ByName<ApprovalLevel>(), EventContract.ByName<CommitKind>(), EventContract.ByName<ExclusionGround>(), EventContract.ByName<LapseConsequence>(), EventContract.ByName<RiskTrait>(), EventContract.ByName<TextRank>(), EventContract.ByName<VerificationMethod>());

    /// <summary>Reads the lists.</summary>
    /// <param name="file">UTF-8 JSON <c>{"editions":[{"id","number","effective","commitments":[…],"tolerances":[…]}]}</c>, days as <c>yyyy-MM-dd</c> in China.</param>
    /// <returns>The lists; refused as the entry, the edition or the lists refuse what is wrong with them, the field with its place in the file.</returns>
    /// <exception cref="JsonException">It is not what such a file is made of; unknown members are faults.</exception>
    public static OneOf<Refusal, PromiseLists> Read(Stream file)
    {
        var read = Json.Read<ListsFile>(file);
        var editions = new List<PromiseEdition>();
        for (int i = 0; i < read.Editions.Count; i++)
        {
            if (EditionOf(read.Editions[i], $"editions[{i}]").TryPickT0(out var refusal, out var edition)) return refusal;
            editions.Add(edition);
        }

        return PromiseLists.Of(editions);
    }

    private static OneOf<Refusal, PromiseEdition> EditionOf(EditionRow row, string place)
    {
        var commitments = new List<CommitEntry>();
        for (int i = 0; i < row.Commitments.Count; i++)
        {
            if (EntryOf(row.Commitments[i]).TryPickT0(out var refusal, out var entry)) return ListJson.At(refusal, $"{place}.commitments[{i}]");
            commitments.Add(entry);
        }

        var tolerances = new List<ToleranceEntry>();
        for (int i = 0; i < row.Tolerances.Count; i++)
        {
            if (ToleranceOf(row.Tolerances[i]).TryPickT0(out var refusal, out var entry)) return ListJson.At(refusal, $"{place}.tolerances[{i}]");
            tolerances.Add(entry);
        }

        return PromiseEdition.Of(row.Id, row.Number, ChinaTime.StartOf(row.Effective), commitments, tolerances).MapT0(refusal => ListJson.At(refusal, place));
    }

    private static OneOf<Refusal, CommitEntry> EntryOf(CommitRow row)
    {
        if (NoticeText.Of(row.Promised, row.Requirements, row.Liability).TryPickT0(out var refusal, out var notice)) return refusal;
        var verification = row.Verification;
        if (VerificationPlan.Of([.. verification.Methods], verification.Within, verification.Correction, verification.ByAnother).TryPickT0(out refusal, out var plan)) return refusal;
        HigherLawOverride? higher = null;
        if (row.Override is { } text && HigherLawOverride.Of(text.Basis, text.Rank, [.. text.Areas]).TryPickT0(out refusal, out higher)) return refusal;
        return CommitEntry.Of(row.Matter, row.Kind, notice with { Publicity = row.Publicity }, plan, row.ApprovedBy, row.SetBy).MapT1(entry => entry with
        {
            Replaces = [.. row.Replaces ?? []],
            Grounds = [.. row.Grounds ?? []],
            Judgement = row.Judgement is { } judged ? new RiskJudgement([.. judged.Holds], judged.Authority, judged.Day, judged.Document) : null,
            Override = higher,
            DecideWithin = row.DecideWithin ?? Limit.SameDay,
            ConditionsWithin = row.ConditionsWithin,
            BarredByAnyMatter = row.BarredByAnyMatter,
        });
    }

    private static OneOf<Refusal, ToleranceEntry> ToleranceOf(ToleranceRow row) =>
        DaysUnfit(row) is { } unfit ? unfit : ToleranceEntry.Of(row.Matter, [.. row.Main], [.. row.Tolerable], row.SupplyWithin).MapT1(entry => entry with
        {
            ExtensionDays = row.ExtensionDays,
            RemindDays = row.RemindDays,
            OnLapse = row.OnLapse,
            MayDecideFirst = row.MayDecideFirst,
            BarsApply = row.BarsApply,
        });

    private static Refusal? DaysUnfit(ToleranceRow row)
    {
        var fault = PromiseRefusals.ToleranceUnfit(row.Matter);
        if (row.ExtensionDays is < 0 or > MostDays) fault = fault.OnField("extensionDays", $"应为0至{MostDays}个工作日。");
        if (row.RemindDays is < 0 or > MostDays) fault = fault.OnField("remindDays", $"应为0至{MostDays}个工作日。");
        return fault.Fields.IsEmpty ? null : fault;
    }
}

internal sealed record ListsFile(List<EditionRow> Editions, string? Note = null);

internal sealed record EditionRow(string Id, int Number, LocalDate Effective, List<CommitRow> Commitments, List<ToleranceRow> Tolerances);

internal sealed record CommitRow(
    MatterCode Matter,
    CommitKind Kind,
    ApprovalLevel ApprovedBy,
    TextRank SetBy,
    List<string> Promised,
    List<string> Requirements,
    string Liability,
    VerificationRow Verification,
    string? Publicity = null,
    List<MaterialCode>? Replaces = null,
    List<ExclusionGround>? Grounds = null,
    JudgementRow? Judgement = null,
    OverrideRow? Override = null,
    Limit? DecideWithin = null,
    Limit? ConditionsWithin = null,
    bool BarredByAnyMatter = true);

internal sealed record VerificationRow(List<VerificationMethod> Methods, Limit Within, Limit Correction, bool ByAnother = true);

internal sealed record JudgementRow(List<RiskTrait> Holds, string Authority, LocalDate Day, string Document);

internal sealed record OverrideRow(LegalGround Basis, TextRank Rank, List<string> Areas);

internal sealed record ToleranceRow(
    MatterCode Matter,
    List<MaterialCode> Main,
    List<MaterialCode> Tolerable,
    Limit SupplyWithin,
    int ExtensionDays = 0,
    int RemindDays = 1,
    LapseConsequence OnLapse = LapseConsequence.Terminate,
    LegalGround? MayDecideFirst = null,
    bool BarsApply = false);

[JsonSerializable(typeof(ListsFile))]
internal sealed partial class ListFileJson : JsonSerializerContext;
