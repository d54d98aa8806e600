using System.Collections.Frozen;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Reads and writes the whole record of a case: its own events and those of its parts.</summary>
public sealed class CaseRecordCodec
{
    private const string Silence = "silence", Calendar = "calendar";
    private readonly KnownValues _known = new();
    private readonly FrozenDictionary<string, ICasePartKind> _kinds;
    private readonly FrozenDictionary<string, ICasePartKind> _byWireName;

    /// <summary>A codec that knows the case's own events and those of these parts.</summary>
    /// <exception cref="ArgumentException">Two parts are of one kind or share a wire name.</exception>
    public CaseRecordCodec(IEnumerable<ICasePartKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        Kinds = [.. kinds];
        _kinds = Kinds.ToFrozenDictionary(kind => kind.Kind, StringComparer.Ordinal);
        _byWireName = Kinds.SelectMany(kind => kind.WireNames.Select(name => (name, kind))).ToFrozenDictionary(pair => pair.name, pair => pair.kind, StringComparer.Ordinal);
    }

    /// <summary>The kinds of parts it knows.</summary>
    public IReadOnlyList<ICasePartKind> Kinds { get; }

    /// <summary>Reads an event of a case.</summary>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="System.Text.Json.JsonException">The content is not what this event is made of.</exception>
    public CaseEvent Read(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return _byWireName.TryGetValue(recorded.Type, out var kind)
            ? kind.Read(recorded.Type, recorded.Content.Span)
            : CaseEventCodec.Read(recorded.Type, recorded.Content.Span, _known);
    }

    internal NewEvent ToRecord(CaseEvent happened)
    {
        string by = happened.By ?? (happened is CaseRecounted ? Calendar : Silence);
        var id = Guid.CreateVersion7(happened.At.ToDateTimeOffset());
        if (happened is not PartEvent own) return new NewEvent(id, CaseEventCodec.NameOf(happened), happened.At, by, CaseEventCodec.Write(happened));
        var kind = _kinds[own.Part];
        return new NewEvent(id, kind.NameOf(own), own.At, by, kind.Write(own));
    }
}
