using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks;
using Zhaoqing.GovServices.HotlineDesks.Link;
using Zhaoqing.GovServices.Journal.Sqlite;

// Both desks with one command; each has its own record, page and end of the link. The certificates are made for this run.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
string folder = settings["Journal:Folder"] ?? Path.Combine(Path.GetTempPath(), "hotline-desks");
Directory.CreateDirectory(folder);
using var hotline = Made("12345");
using var police = Made("110");
var at = new IPEndPoint(IPAddress.Loopback, settings.GetValue("Link:Port", 5911));
await using var hotlineStore = await SqliteEventStore.OpenAsync(Path.Combine(folder, "12345.db"));
await using var policeStore = await SqliteEventStore.OpenAsync(Path.Combine(folder, "110.db"));
await using var policeDesk = DeskApp.Build(args, BridgeDesk.Police, settings["Urls:110"] ?? "http://127.0.0.1:5110", policeStore, new LinkSettings(at, Dial: null, new BridgeTrust(police, BridgeTrust.ThumbprintOf(hotline))));
await using var hotlineDesk = DeskApp.Build(args, BridgeDesk.Hotline, settings["Urls:12345"] ?? "http://127.0.0.1:5345", hotlineStore, new LinkSettings(Listen: null, at, new BridgeTrust(hotline, BridgeTrust.ThumbprintOf(police))));
await policeDesk.StartAsync();
await hotlineDesk.StartAsync();
await Task.WhenAny(policeDesk.WaitForShutdownAsync(), hotlineDesk.WaitForShutdownAsync());
await Task.WhenAll(policeDesk.StopAsync(), hotlineDesk.StopAsync());

static X509Certificate2 Made(string name)
{
    using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
    using var made = asked.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddYears(1));
    return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
}
