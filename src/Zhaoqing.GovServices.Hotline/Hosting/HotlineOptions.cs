using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>How the hotline of a host is run; section <c>Hotline</c> of the configuration.</summary>
public sealed class HotlineOptions
{
    /// <summary>The name of the section in the configuration.</summary>
    public const string Section = "Hotline";

    /// <summary>Every how many seconds it is looked what time or the bridge has brought about in orders; 1 to 3,600, 30 unless set.</summary>
    /// <remarks>Whoever acts on an order takes what time has brought about first, whatever this is: the watch only writes it down.</remarks>
    public int ScanSeconds { get; set; } = 30;
}

internal sealed class HotlineOptionsValidation : IValidateOptions<HotlineOptions>
{
    public ValidateOptionsResult Validate(string? name, HotlineOptions options) => options.ScanSeconds is >= 1 and <= 3_600
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{HotlineOptions.Section}:{nameof(HotlineOptions.ScanSeconds)} is {options.ScanSeconds}; it must be 1 to 3600 seconds.");
}
