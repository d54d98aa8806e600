using Microsoft.Extensions.DependencyInjection;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Where a host puts the packages together; each package adds its own <c>Use…()</c> or <c>Add…()</c>.</summary>
public interface IGovServicesBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
