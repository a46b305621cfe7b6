using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>What an authorizer says about the caller.</remarks>
public sealed partial class HttpExchange
{
    // The payload of a load balancer's token.
    private readonly ByteBuffer _token = new(FirstCapacity);
    private bool _hasTokenClaims;

    // The names of the claims that were found.
    private readonly SliceList _claimNames = new();

    private const string TrustAdvice =
        "If every listener rule for this function authenticates users, set [assembly: LambdaHttp(TrustLoadBalancerClaims = true)], see docs/http.md";

    /// <summary>Whether an authorizer has checked the request.</summary>
    internal bool HasClaims => ClaimsJson.Length > 0;

    /// <summary>An object: what the authorizer of an API returned, or the payload of the token of a load balancer.</summary>
    private ReadOnlySpan<byte> ClaimsJson => _parts.Shape is HttpShape.Alb or HttpShape.AlbMultiValue ? TokenClaims() : _parts.Authorizer.Of(Json);

    /// <summary>The value of a claim.</summary>
    /// <param name="name">Its name.</param>
    public HttpValues Claim(ReadOnlySpan<byte> name)
    {
        FindClaims(name);
        return new HttpValues(this, HttpSource.Claim, name);
    }

    /// <summary>The values of a claim that is a list. It may be empty, but a request that no authorizer has checked is a problem.</summary>
    /// <param name="name">Its name.</param>
    public HttpValues Claims(ReadOnlySpan<byte> name)
    {
        HttpValues values = OptionalClaims(name);
        if (!HasClaims)
            values.ReportNone("a list");
        return values;
    }

    /// <summary>The values of a claim that is a list.</summary>
    /// <param name="name">Its name.</param>
    public HttpValues OptionalClaims(ReadOnlySpan<byte> name)
    {
        FindClaims(name);
        if (Found.Count == 1)
            SplitClaim(Found[0], name);
        return new HttpValues(this, HttpSource.Claim, name);
    }

    /// <summary>The name of a claim that was found.</summary>
    internal ReadOnlySpan<byte> ClaimNameAt(int index) => TextOf(_claimNames[index]);

    /// <summary>Finds the values of a claim; with an empty name, those of all claims.</summary>
    internal void FindClaims(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        _claimNames.Clear();
        ReadOnlySpan<byte> claims = ClaimsJson;
        if (claims.IsEmpty)
            return;
        var reader = new JsonReader(claims);
        reader.Read();
        FindClaims(ref reader, name);
    }

    /// <remarks>
    /// An API has the claims of a JWT in <c>jwt.claims</c>, those of a user pool in <c>claims</c>, and what a Lambda authorizer returned in <c>lambda</c> or in the object itself.
    /// </remarks>
    private void FindClaims(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (JsonValueReader.NextName(ref reader))
        {
            ReadOnlySpan<byte> member = reader.ValueSpan;
            bool isFound = name.IsEmpty || IsClaim(member, name);
            bool isGroup = member.SequenceEqual("jwt"u8) || member.SequenceEqual("claims"u8) || member.SequenceEqual("lambda"u8) || member.SequenceEqual("iam"u8);
            reader.Read();
            if (isGroup && reader.TokenType == JsonTokenType.StartObject)
                FindClaims(ref reader, name);
            else if (isFound)
                AddClaims(ref reader, member);
            else
                reader.Skip();
        }
    }

    private bool IsClaim(ReadOnlySpan<byte> found, ReadOnlySpan<byte> name)
    {
        if (!found.Contains((byte)'\\'))
            return found.SequenceEqual(name);
        int before = _text.Count;
        bool isEqual = TextOf(Append(found)).SequenceEqual(name);
        _text.Truncate(before);
        return isEqual;
    }

    /// <summary>Adds the elements of a list, or a value that can be text. Others are as if they were missing.</summary>
    private void AddClaims(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            AddClaim(ref reader, name);
            return;
        }

        while (JsonValueReader.NextElement(ref reader))
            AddClaim(ref reader, name);
    }

    private void AddClaim(ref JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null)
        {
            reader.Skip();
            return;
        }

        Found.Add(Append(reader.TokenType switch { JsonTokenType.True => "true"u8, JsonTokenType.False => "false"u8, _ => reader.ValueSpan }));
        _claimNames.Add(Append(name));
    }

    /// <summary>An HTTP API has a list as <c>[a b]</c>, a REST API has groups as <c>a,b</c>, and scopes are <c>a b</c> in a token.</summary>
    private void SplitClaim(Slice value, ReadOnlySpan<byte> name)
    {
        byte separator;
        if (TextOf(value) is [(byte)'[', .., (byte)']'])
            (value, separator) = (new Slice(value.Start + 1, value.Length - 2), (byte)' ');
        else if (name.SequenceEqual("cognito:groups"u8))
            separator = (byte)',';
        else if (name.SequenceEqual("scope"u8) || name.SequenceEqual("scp"u8))
            separator = (byte)' ';
        else
            return;
        Found.Clear();
        int at = value.Start;
        int end = value.Start + value.Length;
        while (at < end)
        {
            int length = _text.Filled[at..end].IndexOf(separator);
            int next = length < 0 ? end : at + length;
            if (next > at)
                Found.Add(new Slice(at, next - at));
            at = next + 1;
        }
    }

    /// <summary>Decodes the payload of the token that a load balancer adds after it has authenticated the user.</summary>
    /// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding. The signature is not checked.</remarks>
    private ReadOnlySpan<byte> TokenClaims()
    {
        if (!_hasTokenClaims)
            ReadToken();
        return _token.Filled;
    }

    private void ReadToken()
    {
        _hasTokenClaims = true;
        _token.Reset();
        Found.Clear();
        FindHeader("x-amzn-oidc-data"u8);
        if (Found.Count != 1)
            return;
        ReadOnlySpan<byte> token = ValueAt(0);
        int first = token.IndexOf((byte)'.');
        int second = first < 0 ? -1 : token[(first + 1)..].IndexOf((byte)'.');
        if (second >= 0)
            _token.Append(token.Slice(first + 1, second));
        Found.Clear();
        if (!TryDecodeToken())
        {
            _token.Truncate(0);
        }
        else if (!_router.TrustsLoadBalancer)
        {
            // A client can send such a token itself, unless the rule of the listener authenticates.
            _token.Truncate(0);
            _invocation.Log("WARN", $"{Describe()}: the claims in x-amzn-oidc-data are ignored. {TrustAdvice}");
        }
    }

    /// <summary>Decodes base64url, which a load balancer writes with padding.</summary>
    private bool TryDecodeToken()
    {
        Span<byte> payload = _token.Filled;
        payload.Replace((byte)'-', (byte)'+');
        payload.Replace((byte)'_', (byte)'/');
        while (_token.Count % 4 != 0)
            _token.Append((byte)'=');
        if (!EncodedJsonReader.TryDecodeBase64(_token.Filled, out int length))
            return false;
        _token.Truncate(length);
        return IsObject(_token.Filled);
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonRootReader.Read(json, static (ref JsonReader reader) =>
            {
                bool isObject = reader.TokenType == JsonTokenType.StartObject;
                reader.Skip();
                return isObject;
            });
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
