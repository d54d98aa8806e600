namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a host last saw of one holder. It changes as a whole, so whoever reads it once has file and moment of one look.</summary>
internal sealed class HolderSight
{
    private Look? _look;

    /// <summary>The newest look; <see langword="null"/> where the file was let go.</summary>
    public Look? Newest
    {
        get => Volatile.Read(ref _look);
        set => Interlocked.Exchange(ref _look, value);
    }
}

/// <summary>One look at the record of a holder.</summary>
/// <param name="File">What there was.</param>
/// <param name="Since">The time stamp of the clock before the record was read.</param>
internal sealed record Look(HolderFile File, long Since);
