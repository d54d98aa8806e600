using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Reads the scheme of a place (双容双承诺方案) from JSON: kinds of projects, negative list, gates of the law, regional assessments.</summary>
public static class ProjectSchemeFile
{
    private static readonly ListJson Json = new(
        SchemeFileJson.Default, EventContract.ByName<GateStop>());

    /// <summary>Reads the editions.</summary>
    /// <param name="file">UTF-8 JSON <c>{"editions":[{"id","effective","kinds":[…],"negative":[…],"gates":[…],"assessments":[…]}]}</c>, days as <c>yyyy-MM-dd</c> in China.</param>
    /// <returns>The editions; refused with <c>notify-commit.land-unfit</c> or <c>notify-commit.scheme-unfit</c>, the field with its place in the file.</returns>
    /// <exception cref="JsonException">It is not what such a file is made of; unknown members are faults.</exception>
    public static OneOf<Refusal, ProjectSchemes> Read(Stream file)
    {
        var read = Json.Read<SchemesFile>(file);
        var schemes = new List<ProjectScheme>();
        foreach (var (edition, at) in read.Editions.Select((edition, i) => (edition, $"editions[{i}]")))
        {
            var assessments = ImmutableArray.CreateBuilder<RegionalAssessment>();
            foreach (var (row, place) in edition.Assessments.Select((row, i) => (row, $"{at}.assessments[{i}]")))
            {
                if (row.Through < row.From) return Unfit($"{place}.through", "有效期止不得早于有效期起。");
                if (LandShape.Read(row.Area, row.Datum).TryPickT0(out var refusal, out var area))
                    return ListJson.At(refusal, place);
                assessments.Add(new RegionalAssessment(row.Id, row.Kind, area, row.From, row.Through, [.. row.Except ?? []], row.Requirements));
            }

            if (edition.Kinds.FindIndex(kind => kind.Checklist.IsDefaultOrEmpty || kind.Checklist.Any(string.IsNullOrWhiteSpace)) is var bare and >= 0) return Unfit($"{at}.kinds[{bare}].checklist", "每类项目应有联合验收事项。");
            if (edition.Negative.FindIndex(entry => string.IsNullOrWhiteSpace(entry.Industry)) is var blank and >= 0) return Unfit($"{at}.negative[{blank}].industry", "请填写行业代码。");
            if (Twice([.. edition.Kinds.Select(kind => kind.Id)]) is { } kindTwice) return Unfit($"{at}.kinds[{kindTwice}].id", "项目类型重复。");
            if (Twice([.. edition.Gates.Select(gate => gate.Id)]) is { } gateTwice) return Unfit($"{at}.gates[{gateTwice}].id", "法定前置环节重复。");
            schemes.Add(new ProjectScheme(edition.Id, ChinaTime.StartOf(edition.Effective), [.. edition.Kinds], [.. edition.Negative], [.. edition.Gates.Select(gate => gate.ToGate())], assessments.DrainToImmutable()));
        }

        try
        {
            return new ProjectSchemes(schemes);
        }
        catch (ArgumentException)
        {
            return Unfit("editions", "各版方案的名称和施行日期不得相同。");
        }
    }

    private static int? Twice(List<string> ids)
    {
        int at = ids.FindIndex(id => ids.IndexOf(id) != ids.LastIndexOf(id));
        return at < 0 ? null : ids.LastIndexOf(ids[at]);
    }

    private static Refusal Unfit(string field, string message) => new Refusal("notify-commit.scheme-unfit", "“双容双承诺”方案有误。", ProjectGrounds.NegativeList).OnField(field, message);
}

internal sealed record SchemesFile(List<SchemeRow> Editions, string? Note = null);

internal sealed record SchemeRow(string Id, LocalDate Effective, List<ProjectKind> Kinds, List<NegativeEntry> Negative, List<GateRow> Gates, List<AssessmentRow> Assessments);

internal sealed record GateRow(string Id, string Name, GateStop Stops, LegalGround Ground, List<GateExemption>? Exemptions = null)
{
    public StatutoryGate ToGate() => new(Id, Name, Stops, Ground, [.. Exemptions ?? []]);
}

internal sealed record AssessmentRow(string Id, string Kind, string Area, string Datum, LocalDate From, LocalDate Through, string Requirements, List<string>? Except = null);

[JsonSerializable(typeof(SchemesFile))]
internal sealed partial class SchemeFileJson : JsonSerializerContext;
