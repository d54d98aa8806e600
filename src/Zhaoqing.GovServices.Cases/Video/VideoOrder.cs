using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>An act that somebody asks for on a session, with what it needs.</summary>
/// <param name="Act">The act; not <see cref="VideoAct.Connect"/>, which takes the first of the queue.</param>
public sealed record VideoOrder(VideoAct Act)
{
    /// <summary>For <see cref="VideoAct.ConfirmIdentity"/>: the level, 1 to 3.</summary>
    public int? Level { get; init; }

    /// <summary>For <see cref="VideoAct.ConfirmIdentity"/>: how.</summary>
    public IdentityMethod? Method { get; init; }

    /// <summary>For <see cref="VideoAct.ShowDocument"/>: the material.</summary>
    public MaterialCode? Material { get; init; }

    /// <summary>For <see cref="VideoAct.Sign"/> what was signed, for <see cref="VideoAct.Complete"/> the recording: its SHA-256, 64 lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>For <see cref="VideoAct.Drop"/>: a random text nobody can guess. For <see cref="VideoAct.Resume"/>: the one that the drop gave.</summary>
    public string? Token { get; init; }
}
