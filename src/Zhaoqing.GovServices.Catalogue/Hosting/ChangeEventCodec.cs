using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>How the events of changes stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped; an event it does not know is an error with the name.</remarks>
internal static class ChangeEventCodec
{
    private static readonly ImmutableArray<(string Name, Type Type)> Names =
    [
        ("catalogue.change-drafted.v1", typeof(ChangeDrafted)), ("catalogue.change-revised.v1", typeof(ChangeRevised)),
        ("catalogue.change-submitted.v1", typeof(ChangeSubmitted)), ("catalogue.change-checked.v1", typeof(ChangeChecked)),
        ("catalogue.change-returned.v1", typeof(ChangeReturned)), ("catalogue.change-rejected.v1", typeof(ChangeRejected)),
        ("catalogue.change-approved.v1", typeof(ChangeApproved)), ("catalogue.change-cancelled.v1", typeof(ChangeCancelled)),
    ];

    private static readonly JsonTypeInfo<ChangeRecord> Contract = ChangeJson.Contract();

    internal static string NameOf(ChangeEvent happened) => Names.First(name => name.Type == happened.GetType()).Name;

    internal static byte[] Write(string change, ChangeEvent happened)
    {
        var written = new ChangeRecord(change, happened.At, new EditorRecord(happened.By.Id, happened.By.Role, happened.By.Level));
        written = happened switch
        {
            ChangeDrafted drafted => WithEdits(written with { Cause = drafted.Cause, Evidence = drafted.Evidence }, drafted.Edits),
            ChangeRevised revised => WithEdits(written, revised.Edits),
            ChangeReturned returned => written with { Reason = returned.Reason },
            ChangeRejected rejected => written with { Reason = rejected.Reason },
            ChangeApproved approved => written with { Effective = approved.Effective },
            _ => written,
        };
        return JsonSerializer.SerializeToUtf8Bytes(written, Contract);
    }

    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">The wire name is not known, or the content is not what its event is made of.</exception>
    internal static (string Change, ChangeEvent Happened) Read(string type, ReadOnlySpan<byte> content)
    {
        var written = JsonSerializer.Deserialize(content, Contract) ?? throw new JsonException($"The content of {type} is null.");
        var by = new CatalogueEditor(written.By.Id, written.By.Role, written.By.Level);
        ChangeEvent happened = type switch
        {
            "catalogue.change-drafted.v1" => new ChangeDrafted(written.At, by, written.Change, Known(written.Cause), written.Evidence ?? throw Missing(), Edits(written)),
            "catalogue.change-revised.v1" => new ChangeRevised(written.At, by, Edits(written)),
            "catalogue.change-submitted.v1" => new ChangeSubmitted(written.At, by),
            "catalogue.change-checked.v1" => new ChangeChecked(written.At, by),
            "catalogue.change-returned.v1" => new ChangeReturned(written.At, by, Known(written.Reason)),
            "catalogue.change-rejected.v1" => new ChangeRejected(written.At, by, Known(written.Reason)),
            "catalogue.change-approved.v1" => new ChangeApproved(written.At, by, Known(written.Effective)),
            "catalogue.change-cancelled.v1" => new ChangeCancelled(written.At, by),
            _ => throw new JsonException($"The record holds an event of the unknown kind '{type}'."),
        };
        return (written.Change, happened);

        T Known<T>(T? value)
            where T : struct => value ?? throw Missing();

        JsonException Missing() => new($"The content of {type} is not whole.");
    }

    private static ChangeRecord WithEdits(ChangeRecord written, ImmutableArray<MatterEdit> edits)
    {
        using var matters = new MemoryStream();
        // Number and instant mean nothing here: the matters alone are kept.
        EditionJson.Write(new CatalogueEdition(written.Change, written.At, edits.Select(edit => edit.After).OfType<Matter>()), matters);
        matters.Position = 0;
        using var document = JsonDocument.Parse(matters);
        return written with { Edits = [.. edits.Select(edit => new EditRecord(edit.Code, edit.BaseHash))], Matters = document.RootElement.Clone() };
    }

    private static ImmutableArray<MatterEdit> Edits(ChangeRecord written)
    {
        if (written is not { Edits: { } edits, Matters: { } matters }) throw new JsonException("The edits are missing.");
        var after = EditionJson.Read(JsonMarshal.GetRawUtf8Value(matters)).Match(refusal => throw new JsonException(refusal.ToString()), edition => edition);
        return [.. edits.Select(edit => MatterEdit.Kept(edit.Matter, edit.Base, after.Find(edit.Matter)))];
    }
}
