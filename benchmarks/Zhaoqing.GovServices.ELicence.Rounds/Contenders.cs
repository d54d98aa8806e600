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
    internal const int Asks = 2_048;

    private static readonly FindLicence Find = Invented.Find;

    private readonly GrantIndex _index = new();
    private readonly FrozenDictionary<Guid, LicenceGrant> _whole;
    private readonly FrozenDictionary<Guid, FlatGrant> _flat;
    private readonly Dictionary<FourStrings, FlatGrant> _byStrings;
    private readonly Dictionary<FourIds, FlatGrant> _byIds;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<FlatGrant> _list;
    private readonly LicenceRequest[] _requests = new LicenceRequest[Asks];
    private readonly ResolvedAsk[] _resolved;
    private readonly FlatAsk[] _asks;
    private readonly FourIds[] _idAsks;
    private readonly IAuthorizationService _authorization;
    private readonly ClaimsPrincipal _person = new(new ClaimsIdentity("rounds"));
    private readonly RulesEngine.RulesEngine _engine = Peers.Engine();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _digest = SHA256.HashData("grant"u8);
    private readonly byte[] _signature;
    private int _found;

    internal Contenders(int count)
    {
        _whole = Enumerable.Range(0, count).Select(Invented.GrantOf).ToFrozenDictionary(grant => grant.Terms.Id);
        foreach (var grant in _whole.Values) _index.Put(grant);
        _flat = _whole.ToFrozenDictionary(pair => pair.Key, pair => Peers.FlatOf(pair.Value));
        _byStrings = _flat.Values.ToDictionary(grant => new FourStrings(grant.User, grant.Purpose, grant.Licence, grant.Fields));
        _byIds = _flat.Values.ToDictionary(grant => new FourIds(IdOf(grant.User), IdOf(grant.Purpose), IdOf(grant.Licence), IdOf(grant.Fields)));
        _list = [.. _flat.Values.Take(10_000)];
        var random = new Random(9);
        for (int n = 0; n < Asks; n++) _requests[n] = Invented.RequestOf(PlaceOf(random, n, count), n);
        _resolved = [.. _requests.Select(request => _index.Resolve(request.Caller, request.Purpose, request.Action, request.Fields))];
        _asks = [.. _requests.Select(request => Peers.FlatOf(request, _whole[request.Grant].Terms.Licence))];
        _idAsks = [.. _asks.Select(ask => new FourIds(_ids.GetValueOrDefault(ask.User), _ids.GetValueOrDefault(ask.Purpose), _ids.GetValueOrDefault(ask.Licence), _ids.GetValueOrDefault(ask.Fields)))];
        _authorization = Peers.Authorization(_flat);
        _signature = _key.SignHash(_digest);
    }

    /// <summary>Holds all answers against one another.</summary>
    /// <returns>How many requests are allowed.</returns>
    internal async Task<int> CheckAsync()
    {
        int allowed = 0;
        for (int n = 0; n < Asks; n++)
        {
            var code = Whole(n);
            bool isAllowed = code == DenyCode.None;
            allowed += isAllowed ? 1 : 0;
            bool isSame = Index(n) == code && Resolved(n) == code;
            // What the dictionaries do not find is wrong in one of the four names.
            foreach (var told in (DenyCode[])[Strings(n), Ids(n)])
                isSame &= told == code || (told == DenyCode.Undecided && code is DenyCode.WrongUser or DenyCode.PurposeMismatch or DenyCode.FieldDenied or DenyCode.Expired or DenyCode.Revoked or DenyCode.Suspended);
            isSame &= await PolicyAsync(n) == isAllowed && await RuleAsync(n) == isAllowed;
            if (!isSame) throw new InvalidOperationException($"{code}: {Index(n)}, {Resolved(n)}, {Strings(n)}, {Ids(n)}.");
        }

        return allowed;
    }

    internal DenyCode Index(int n) => _index.Decide(_requests[n], Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    internal DenyCode Resolved(int n) => _index.Decide(_resolved[n], _requests[n].Grant, _requests[n].Request, Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    internal DenyCode Whole(int n) => _whole[_requests[n].Grant].Decide(_requests[n], Invented.Facts, Find, Duration.Zero, Invented.Now).Code;

    internal DenyCode Strings(int n)
    {
        var ask = _asks[n];
        return _byStrings.TryGetValue(new(ask.User, ask.Purpose, ask.Licence, ask.Fields), out var grant) ? Peers.CodeOf(grant, ask.Action, ask.Now) : DenyCode.Undecided;
    }

    internal DenyCode Ids(int n) => _byIds.TryGetValue(_idAsks[n], out var grant) ? Peers.CodeOf(grant, _asks[n].Action, _asks[n].Now) : DenyCode.Undecided;

    internal async ValueTask<bool> PolicyAsync(int n) => (await _authorization.AuthorizeAsync(_person, _asks[n], Peers.Policy)).Succeeded;

    internal async ValueTask<bool> RuleAsync(int n) =>
        (await _engine.ExecuteAllRulesAsync(Peers.Policy, new RuleParameter("grant", _flat[_asks[n].Grant]), new RuleParameter("ask", _asks[n])))[0].IsSuccess;

    internal bool Verify() => _key.VerifyHash(_digest, _signature);

    internal int Scan(int n)
    {
        _found += _list.FirstOrDefault(grant => Peers.IsFor(grant, _asks[n])) is null ? 0 : 1;
        return 1;
    }

    public void Dispose() => _key.Dispose();

    private int IdOf(string name)
    {
        if (!_ids.TryGetValue(name, out int id)) _ids.Add(name, id = _ids.Count + 1);
        return id;
    }

    /// <summary>A grant that stands for fifteen requests of sixteen, one that does not for the last.</summary>
    private static int PlaceOf(Random random, int n, int count)
    {
        while (true)
        {
            int i = random.Next(count);
            bool stands = i % 32 is not (5 or 7 or 9 or 11);
            if (stands != (n % 16 == 15)) return i;
        }
    }
}
