using System.ComponentModel;
using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Responses;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The values of one name in a request: none, one or several.</summary>
/// <remarks>Used by generated code, before the next values are asked for. A value that is wrong is noted, so that all problems of a request are reported together.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct HttpValues
{
    private readonly HttpExchange _http;
    private readonly HttpSource _source;
    private readonly ReadOnlySpan<byte> _name;

    internal HttpValues(HttpExchange http, HttpSource source, ReadOnlySpan<byte> name)
    {
        _http = http;
        _source = source;
        _name = name;
    }

    private int Count => _http.Found.Count;

    /// <summary>Whether the first of several values counts. Browsers send the cookie with the longest path first.</summary>
    private bool IsFirstTaken => _source == HttpSource.Cookie;

    /// <summary>Reads the value of a parameter that is required.</summary>
    /// <param name="parse">Reads the value.</param>
    /// <param name="expected">What it is, for a problem: <c>an integer</c>.</param>
    /// <returns>The default after a problem.</returns>
    public T Require<T>(HttpParser<T> parse, string expected)
    {
        if (TryGet(parse, expected, out T? value))
            return value;
        if (Count == 0)
            ReportNone(expected);
        return default!;
    }

    internal void ReportNone(string expected) => Report($"expected {expected}, found none");

    /// <summary>Reads the value of a parameter that has a default.</summary>
    /// <param name="parse">Reads the value.</param>
    /// <param name="expected">What it is, for a problem: <c>an integer</c>.</param>
    /// <param name="missing">The default.</param>
    public T Get<T>(HttpParser<T> parse, string expected, T missing) => TryGet(parse, expected, out T? value) ? value : missing;

    /// <summary>Reads the value of a parameter that may be null. An empty one is null.</summary>
    /// <param name="parse">Reads the value.</param>
    /// <param name="expected">What it is, for a problem: <c>an integer</c>.</param>
    public T? GetNullable<T>(HttpParser<T> parse, string expected)
        where T : struct
    {
        if ((Count == 1 || (Count > 1 && IsFirstTaken)) && _http.ValueAt(0).IsEmpty)
            return null;
        return TryGet(parse, expected, out T value) ? value : null;
    }

    /// <summary>Reads all values.</summary>
    /// <param name="parse">Reads a value.</param>
    /// <param name="expected">What each is, for a problem: <c>an integer</c>.</param>
    public T[] GetAll<T>(HttpParser<T> parse, string expected)
    {
        ArgumentNullException.ThrowIfNull(parse);
        if (Count == 0)
            return [];
        var values = new T[Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!parse(_http.ValueAt(i), out values[i]))
                Report($"expected {expected}, found {Quote(i)}");
        }

        return values;
    }

    private bool TryGet<T>(HttpParser<T> parse, string expected, out T value)
    {
        ArgumentNullException.ThrowIfNull(parse);
        value = default!;
        if (Count == 0)
            return false;
        if (_source == HttpSource.Header)
            _http.JoinFound();

        if (Count > 1 && !IsFirstTaken)
            Report($"expected {expected}, found {Count} values");
        else if (parse(_http.ValueAt(0), out value))
            return true;
        else
            Report($"expected {expected}, found {Quote(0)}");
        return false;
    }

    private string Quote(int index) => $"'{Excerpt.From(_http.ValueAt(index))}'";

    /// <summary>Notes a problem; a body that is not a form is one already.</summary>
    private void Report(string message)
    {
        if (_source == HttpSource.Form && _http.HasBodyProblem)
            return;
        int status = _source != HttpSource.Claim ? HttpStatus.BadRequest : _http.HasClaims ? HttpStatus.Forbidden : HttpStatus.Unauthorized;
        _http.AddProblem(_source, Encoding.UTF8.GetString(_name), message, status);
    }
}
