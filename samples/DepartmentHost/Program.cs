using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using NodaTime;
using Scalar.AspNetCore;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.DepartmentHost;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.DepartmentHost.Licences;
using Zhaoqing.GovServices.DepartmentHost.Pages;
using Zhaoqing.GovServices.DepartmentHost.People;
using Zhaoqing.GovServices.ELicence.Exchange.Hosting;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
var builder = WebApplication.CreateBuilder(args);
var configuration = builder.Configuration;
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes;
    kestrel.AddServerHeader = false;
});
builder.Services.ConfigureHttpJsonOptions(options => HostJson.Configure(options.SerializerOptions));
builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
builder.Services.AddProblemDetails();
builder.Services.AddOpenApi("v1", ApiDescription.Configure);
builder.Services.AddCallers(builder.Environment);
builder.Services.AddPages();
builder.Services.Configure<GovServicesOptions>(configuration.GetSection(GovServicesOptions.Section));
builder.Services.Configure<TimeLimitOptions>(configuration.GetSection(TimeLimitOptions.Section));
builder.Services.Configure<CaseOptions>(configuration.GetSection(CaseOptions.Section));
builder.Services.AddSingleton(_ => ShippedCatalogue.Load());
builder.Services.AddSingleton<CatalogueNow>();
builder.Services.AddSingleton<OpenCases>();
var steps = PublishedSteps.Load(configuration);
builder.Services.AddSingleton<SpecialStepsOf>(steps.Of);
var rules = DepartmentRules.Load(configuration);
builder.Services.AddSingleton<CaseRulesOf>(services => matter => rules.Of(matter, Instant.FromDateTimeOffset(services.GetRequiredService<TimeProvider>().GetUtcNow())));
var people = ActingPeople.Load(configuration);
builder.Services.AddSingleton<IntakeFactsOf>((_, _, _, _) => ValueTask.FromResult(people.Facts));
builder.Services.AddSingleton<PartFactsOf>((_, _, _, _) => ValueTask.FromResult(people.Facts));
builder.Services.AddLicences(LicenceRegister.Load(configuration), people);
builder.Services.AddSingleton(VideoWindow.Load(configuration));
builder.Services.AddSingleton<SlotPlanOf>(SlotPlans.Load(configuration).Of);
builder.Services.AddSingleton(ListedFees.Load(configuration));
builder.Services.AddSingleton<ActDesk>();
builder.Services.AddSingleton<ImplementCodeOf>(ImplementCodes.Load(configuration).Of);
builder.Services.AddSingleton<ServicePlanOf>(ServicePlans.Load(configuration).Of);
builder.Services.AddSingleton<PlatformInbox>();
builder.Services.AddSingleton<INoticeSender>(services => services.GetRequiredService<PlatformInbox>());
builder.Services.AddSingleton(_ => DepartmentFile.Load(configuration, "Projects:Path", "project-scheme.json", "scheme of projects", ReadSchemes));
builder.Services.AddGovServices()
    .UseJournal(configuration)
    .AddCatalogue(services => services.GetRequiredService<ShippedCatalogue>().Report.Edition)
    .AddCases()
    .AddELicence(services => LicenceServices.SourcesOf(services.GetRequiredService<LicenceRegister>()))
    .AddCaseNotices(ServicePlans.StartOf(configuration))
    .AddNotifyCommit(_ => DepartmentFile.Load(configuration, "Promises:Path", "promise-lists.json", "list of commitment and tolerance", ReadLists))
    .AddCaseFiles(JournalChoice.FilesPath(configuration));

var app = builder.Build();
app.Use(async (context, next) =>
{
    // At the start of the answer: an error clears what was set before.
    context.Response.OnStarting(() =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    });
    await next(context);
});
app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Problem.StatusOf });
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(GovServicesBuilder.ReadyTag) });
app.MapOpenApi();
app.MapScalarApiReference("/scalar", options => options.WithTitle("肇庆政务服务示例接口").DisableDefaultFonts());
app.MapDemoPeople();
app.MapWorkingDays();
app.MapIdentifiers();
app.MapMatters();
app.MapCatalogueReport();
app.MapCatalogueChanges();
app.MapThemes();
app.MapCases();
app.MapCaseLists();
app.MapCaseFindings();
app.MapFiles();
app.MapBookings();
app.MapTickets();
app.MapVideo();
app.MapFees();
app.MapConsignments();
app.MapNotices();
app.MapTakeOvers();
app.MapLicenceGrants();
app.MapLicences();
app.MapLicenceExchange("/api/v1/licence-exchange");
app.MapPromiseLists();
app.MapPromiseMeasures();
app.MapProjects();
app.MapClauses();
app.MapPages();
await app.RunAsync();

static PromiseLists ReadLists(Stream file) => PromiseListFile.Read(file).Match(refusal => throw new FormatException($"{refusal}: {string.Join(' ', refusal.Fields.Select(fault => fault.Field))}"), lists => lists);

static ProjectSchemes ReadSchemes(Stream file) => ProjectSchemeFile.Read(file).Match(refusal => throw new FormatException($"{refusal}: {string.Join(' ', refusal.Fields.Select(fault => fault.Field))}"), schemes => schemes);

/// <summary>The sample host; public so that tests can start it.</summary>
public partial class Program;
