using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

internal static partial class CaseRequests
{
    /// <summary>The order that puts a session on record; <see langword="null"/> where its number does not read.</summary>
    internal static CiteVideoOrder? CiteOf(ActRequest body, FieldFaults faults) =>
        Read("session", body.Session, text => SlipNumber.Read(text), faults) is { } session ? new CiteVideoOrder(session) : null;

    /// <summary>The application with its session and its project, where they are given.</summary>
    private static Application? With(SubmitRequest body, Application? application, FieldFaults faults)
    {
        SlipNumber? session = body.Session is null ? null : Read("session", body.Session, text => SlipNumber.Read(text), faults);
        ProjectCode? project = body.Project is null ? null : Read("project", body.Project, text => ProjectCode.Read(text), faults);
        return faults.Answer is null && application is not null ? application with { Session = session, Project = project } : null;
    }
}

internal sealed partial record SubmitRequest
{
    /// <summary>The number of the session of the video window in which the application was made; what was shown there need not be handed in again.</summary>
    public string? Session { get; init; }

    /// <summary>The code of the construction project, for example 2601-441202-04-01-000123.</summary>
    public string? Project { get; init; }
}

internal sealed partial record ActRequest
{
    /// <summary>The number of the session of the video window.</summary>
    public string? Session { get; init; }
}
