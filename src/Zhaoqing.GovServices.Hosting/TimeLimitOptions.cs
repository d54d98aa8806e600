using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.Hosting;

/// <summary>Which holiday notices a host knows beside the shipped ones; section <c>TimeLimit</c> of the configuration.</summary>
public sealed class TimeLimitOptions
{
    /// <summary>The name of the section in the configuration.</summary>
    public const string Section = "TimeLimit";

    /// <summary>
    /// A folder whose <c>*.json</c> files are holiday notices (放假通知), or one such file; a relative path counts from the folder the host was
    /// started in. They are taken in the order in which they were issued. <see langword="null"/> or empty: the shipped notices alone.
    /// </summary>
    public string? Notices { get; set; }
}

internal sealed class TimeLimitOptionsValidation : IValidateOptions<TimeLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, TimeLimitOptions options)
    {
        try
        {
            NoticeFiles.Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (InvalidDataException fault)
        {
            return ValidateOptionsResult.Fail(fault.Message);
        }
    }
}
