using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using NodaTime;
using RulesEngine.Models;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>The same grants and the same requests, laid out for each contender before anything is timed.</summary>
internal sealed class Contenders : IDisposable
{
    private static readonly FindLicence Find = Invented.Find;

    private readonly GrantIndex _index = new();
    private readonly FrozenDictionary<Guid, LicenceGrant> _whole;
    private readonly FrozenDictionary<Guid, FlatGrant> _flat;
    private readonly Dictionary<FourStrings, FlatGrant> _byStrings;
    private readonly Dictionary<FourIds, FlatGrant> _byIds;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<FlatGrant> _list;
    private readonly int _count;
    private readonly ConcurrentQueue<HolderEvent> _ledger = new();
    private readonly IAuthorizationService _authorization;
    private readonly ClaimsPrincipal _person = new(new ClaimsIdentity("rounds"));
    private readonly RulesEngine.RulesEngine _engine = Peers.Engine();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _digest = SHA256.HashData("grant"u8);
    private readonly byte[] _signature;

    internal Contenders(int count)
    {
        _whole = Enumerable.Range(0, count).Select(Invented.GrantOf).ToFrozenDictionary(grant => grant.Terms.Id);
        foreach (var grant in _whole.Values) _index.Put(grant);
        _flat = _whole.ToFrozenDictionary(pair => pair.Key, pair => Peers.FlatOf(pair.Value));
        _byStrings = _flat.Values.ToDictionary(grant => new FourStrings(grant.User, grant.Purpose, grant.Licence, grant.Fields));
        _byIds = _flat.Values.ToDictionary(grant => new FourIds(IdOf(grant.User), IdOf(grant.Purpose), IdOf(grant.Licence), IdOf(grant.Fields)));
        _list = [.. _flat.Values.Take(10_000)];
        _count = count;
        _authorization = Peers.Authorization(_flat);
        _signature = _key.SignHash(_digest);
    }

    /// <summary>Holds all answers against one another.</summary>
    /// <returns>How many requests are allowed.</returns>
    internal async Task<int> CheckAsync(int requests)
    {
        int allowed = 0;
        for (int n = 0; n < requests; n++)
        {
            var code = Whole(Request(n, _count));
            bool isAllowed = code == DenyCode.None;
            allowed += isAllowed ? 1 : 0;
            bool isSame = Index(Request(n, _count)) == code && Resolved(Ask(n)) == code;
            // What the dictionaries do not find is wrong in one of the four names.
            foreach (var told in (DenyCode[])[Strings(Flat(n)), Ids(Named(n))])
                isSame &= told == code || (told == DenyCode.Undecided && code is DenyCode.WrongUser or DenyCode.PurposeMismatch or DenyCode.FieldDenied);
            isSame &= await PolicyAsync(Flat(n)) == isAllowed && await RuleAsync(Flat(n)) == isAllowed && (Scan(Flat(n)) || !isAllowed || _count > _list.Length);
            if (!isSame) throw new InvalidOperationException($"Request {n}, {code}: {Index(Request(n, _count))}, {Resolved(Ask(n))}, {Strings(Flat(n))}, {Ids(Named(n))}.");
        }

        return allowed;
    }

    internal static LicenceRequest Request(int n, int count) => Invented.RequestOf(PlaceOf(n, count), n);

    internal FlatAsk Flat(int n) => Peers.FlatOf(Request(n, _count), Invented.TermsOf(PlaceOf(n, _count)).Licence);

    internal (FourIds Ids, FlatAsk Ask) Named(int n)
    {
        var ask = Flat(n);
        return (new(_ids.GetValueOrDefault(ask.User), _ids.GetValueOrDefault(ask.Purpose), _ids.GetValueOrDefault(ask.Licence), _ids.GetValueOrDefault(ask.Fields)), ask);
    }

    internal (ResolvedAsk Ask, string Request) Ask(int n)
    {
        var request = Request(n, _count);
        return (_index.Resolve(request), request.Request);
    }

    internal DenyCode Index(LicenceRequest request) => _index.Decide(request, Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    /// <summary>Decides, makes the entry of the ledger and puts it into a queue.</summary>
    internal DenyCode Queued(LicenceRequest request)
    {
        var decision = _index.Decide(request, Invented.Facts, Find, Duration.Zero, Invented.Now);
        _ledger.Enqueue(decision.IsAllowed
            ? new UseReserved(Invented.Now, request.Operator, request.Grant, request.Request, request.Purpose, request.Action, request.Fields, decision.Licence, decision.LicenceState, Invented.Now + Duration.FromSeconds(30), CodeDigest: null)
            : new UseDenied(Invented.Now, request.Operator, request.Grant, request.Request, request.Caller, request.Purpose, request.Action, decision.Code));
        return decision.Code;
    }

    internal void EmptyLedger() => _ledger.Clear();

    internal DenyCode Resolved((ResolvedAsk Ask, string Request) one) => _index.Decide(one.Ask, one.Request, Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    internal DenyCode Whole(LicenceRequest request) => _whole[request.Grant].Decide(request, Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    internal DenyCode Strings(FlatAsk ask) =>
        _byStrings.TryGetValue(new(ask.User, ask.Purpose, ask.Licence, ask.Fields), out var grant) ? Peers.CodeOf(grant, ask.Action, ask.Now) : DenyCode.Undecided;

    internal DenyCode Ids((FourIds Ids, FlatAsk Ask) one) => _byIds.TryGetValue(one.Ids, out var grant) ? Peers.CodeOf(grant, one.Ask.Action, one.Ask.Now) : DenyCode.Undecided;

    internal async Task<bool> PolicyAsync(FlatAsk ask) => (await _authorization.AuthorizeAsync(_person, ask, Peers.Policy)).Succeeded;

    internal async Task<bool> RuleAsync(FlatAsk ask) =>
        (await _engine.ExecuteAllRulesAsync(Peers.Policy, new RuleParameter("grant", _flat[ask.Grant]), new RuleParameter("ask", ask)))[0].IsSuccess;

    internal bool Verify() => _key.VerifyHash(_digest, _signature);

    internal bool Scan(FlatAsk ask) => _list.FirstOrDefault(grant => Peers.IsFor(grant, ask)) is not null;

    public void Dispose() => _key.Dispose();

    private int IdOf(string name)
    {
        if (!_ids.TryGetValue(name, out int id)) _ids.Add(name, id = _ids.Count + 1);
        return id;
    }

    /// <summary>A grant by chance that stands for fifteen requests of sixteen, one that does not for the last.</summary>
    private static int PlaceOf(int n, int count)
    {
        for (uint step = 0; ; step++)
        {
            int i = (int)(unchecked((((uint)n * 2_654_435_761) + (step * 40_503)) ^ 0x5bd1e995) % (uint)count);
            bool stands = i % 32 is not (5 or 7 or 9 or 11);
            if (stands != (n % 16 == 15)) return i;
        }
    }
}
