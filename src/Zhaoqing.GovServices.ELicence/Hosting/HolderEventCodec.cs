using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>How the events of e-licences stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class HolderEventCodec
{
    private static readonly EventContract<HolderEvent> Contract = new(
        HolderEventJson.Default,
        isWhole: true,
        [
            EventContract.ByName<ServiceSector>(),
            EventContract.ByName<GrantSpan>(),
            EventContract.ByName<ConsentBasis>(),
            EventContract.ByName<LicenceActions>(),
            EventContract.ByName<LicenceState>(),
            EventContract.ByName<DenyCode>(),
            EventContract.ByName<MandateKind>(),
            EventContract.ByName<MandatePower>(),
        ],
        ("e-licence.grant-asked.v1", typeof(GrantAsked)),
        ("e-licence.grant-allowed.v1", typeof(GrantAllowed)),
        ("e-licence.grant-rejected.v1", typeof(GrantRejected)),
        ("e-licence.grant-previewed.v1", typeof(GrantPreviewed)),
        ("e-licence.grant-suspended.v1", typeof(GrantSuspended)),
        ("e-licence.grant-resumed.v1", typeof(GrantResumed)),
        ("e-licence.grant-revoked.v1", typeof(GrantRevoked)),
        ("e-licence.code-shown.v1", typeof(CodeShown)),
        ("e-licence.use-reserved.v1", typeof(UseReserved)),
        ("e-licence.use-committed.v1", typeof(UseCommitted)),
        ("e-licence.use-released.v1", typeof(UseReleased)),
        ("e-licence.use-denied.v1", typeof(UseDenied)),
        ("e-licence.statutory-use.v1", typeof(StatutoryUse)));

    /// <summary>The wire names, for example <c>e-licence.grant-asked.v1</c>.</summary>
    public static IEnumerable<string> WireNames => Contract.WireNames;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public static string NameOf(HolderEvent happened) => Contract.NameOf(happened);

    /// <summary>The content for the record.</summary>
    public static byte[] Write(HolderEvent happened) => Contract.Write(happened);

    /// <summary>Reads an event of the record.</summary>
    /// <param name="type">The wire name.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static HolderEvent Read(string type, ReadOnlySpan<byte> content) => Contract.Read(type, content);

    /// <summary>Reads an event of the record, and what was read of the holder's uses before not again.</summary>
    /// <inheritdoc cref="Read(string, ReadOnlySpan{byte})"/>
    internal static HolderEvent Read(string type, ReadOnlySpan<byte> content, KnownUses known) => CommonUses.TryRead(type, content, known) ?? Contract.Read(type, content);
}

[JsonSerializable(typeof(GrantAsked))]
[JsonSerializable(typeof(GrantAllowed))]
[JsonSerializable(typeof(GrantRejected))]
[JsonSerializable(typeof(GrantPreviewed))]
[JsonSerializable(typeof(GrantSuspended))]
[JsonSerializable(typeof(GrantResumed))]
[JsonSerializable(typeof(GrantRevoked))]
[JsonSerializable(typeof(CodeShown))]
[JsonSerializable(typeof(UseReserved))]
[JsonSerializable(typeof(UseCommitted))]
[JsonSerializable(typeof(UseReleased))]
[JsonSerializable(typeof(UseDenied))]
[JsonSerializable(typeof(StatutoryUse))]
internal sealed partial class HolderEventJson : JsonSerializerContext;
