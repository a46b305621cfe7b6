using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>Query parameters, headers and cookies.</remarks>
public sealed partial class HttpExchange
{
    private Slice? _rawQuery;

    /// <summary>The values that were asked for last.</summary>
    internal SliceList Found { get; } = new();

    /// <summary>The values of a query parameter.</summary>
    /// <param name="name">Its name, in any case.</param>
    public HttpValues Query(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        switch (_parts.Shape)
        {
            case HttpShape.HttpApi:
                _rawQuery ??= Append(_parts.RawQuery.TextOf(Json));
                FindInForm(_rawQuery.Value, name);
                break;
            case HttpShape.RestApi:
                FindInMap(_parts.MultiValueQuery.Length > 0 ? _parts.MultiValueQuery : _parts.Query, name, isEncoded: false);
                break;
            case HttpShape.AlbMultiValue:
                FindInMap(_parts.MultiValueQuery, name, isEncoded: true);
                break;
            default:
                FindInMap(_parts.Query, name, isEncoded: _parts.Shape == HttpShape.Alb);
                break;
        }

        return new HttpValues(this, HttpSource.Query, name);
    }

    /// <summary>The values of a header.</summary>
    /// <param name="name">Its name, in any case.</param>
    public HttpValues Header(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        FindHeader(name);
        return new HttpValues(this, HttpSource.Header, name);
    }

    /// <summary>The value of a cookie.</summary>
    /// <param name="name">Its name.</param>
    public HttpValues Cookie(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        if (_parts.Cookies.Length > 0)
            FindInList(_parts.Cookies);
        else
            FindHeader("cookie"u8);
        int headers = Found.Count;
        for (int i = 0; i < headers; i++)
            FindCookie(Found[i], name);
        Found.RemoveFirst(headers);
        return new HttpValues(this, HttpSource.Cookie, name);
    }

    /// <summary>The bytes of a value that was asked for.</summary>
    internal ReadOnlySpan<byte> ValueAt(int index) => TextOf(Found[index]);

    /// <summary>The value of a header; <see langword="null"/> without it.</summary>
    internal string? GetHeader(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        FindHeader(name);
        JoinFound();
        return Found.Count == 0 ? null : Encoding.UTF8.GetString(ValueAt(0));
    }

    private void FindHeader(ReadOnlySpan<byte> name) => FindInMap(_parts.MultiValueHeaders.Length > 0 ? _parts.MultiValueHeaders : _parts.Headers, name, isEncoded: false);

    /// <summary>Finds the values of a name in an object whose members are strings, or lists of strings.</summary>
    private void FindInMap(Slice map, ReadOnlySpan<byte> name, bool isEncoded)
    {
        if (map.Length == 0)
            return;
        var reader = new JsonReader(map.Of(Json));
        reader.Read();
        while (JsonValueReader.NextName(ref reader))
        {
            bool isFound = IsName(reader.ValueSpan, name, isEncoded);
            reader.Read();
            if (isFound)
                AddValues(ref reader, isEncoded);
            else
                reader.Skip();
        }
    }

    private void FindInList(Slice list)
    {
        var reader = new JsonReader(list.Of(Json));
        reader.Read();
        AddValues(ref reader, isEncoded: false);
    }

    /// <summary>Adds a string, or those of a list. A value of another type is as if it was missing: services send none.</summary>
    private void AddValues(ref JsonReader reader, bool isEncoded)
    {
        if (reader.TokenType == JsonTokenType.String)
            AddValue(reader.ValueSpan, isEncoded);
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (JsonValueReader.NextElement(ref reader))
            {
                if (reader.TokenType == JsonTokenType.String)
                    AddValue(reader.ValueSpan, isEncoded);
                else
                    reader.Skip();
            }
        }
        else
        {
            reader.Skip();
        }
    }

    private void AddValue(ReadOnlySpan<byte> text, bool isEncoded)
    {
        Slice value = Append(text);
        Found.Add(isEncoded ? value with { Length = PercentEncoding.Decode(TextOf(value), plusIsSpace: true) } : value);
    }

    private bool IsName(ReadOnlySpan<byte> found, ReadOnlySpan<byte> name, bool isEncoded)
    {
        if (!found.ContainsAny((byte)'\\', (byte)'%', (byte)'+'))
            return Equal(found, name);
        int before = _text.Count;
        Slice text = Append(found);
        bool isEqual = Equal(TextOf(text)[..(isEncoded ? PercentEncoding.Decode(TextOf(text), plusIsSpace: true) : text.Length)], name);
        _text.Truncate(before);
        return isEqual;
    }

    /// <summary>Finds the values of a name in a query as it was sent: <c>tag=a&amp;tag=b</c>.</summary>
    private void FindInForm(Slice form, ReadOnlySpan<byte> name)
    {
        int at = form.Start;
        int end = form.Start + form.Length;
        while (at < end)
        {
            int length = _text.Filled[at..end].IndexOf((byte)'&');
            int next = length < 0 ? end : at + length;
            int equals = _text.Filled[at..next].IndexOf((byte)'=');
            int nameEnd = equals < 0 ? next : at + equals;
            if (IsDecodedName(at, nameEnd, name))
            {
                var value = new Slice(_text.Count, equals < 0 ? 0 : next - nameEnd - 1);
                _text.EnsureFree(value.Length);
                if (equals >= 0)
                    _text.Append(_text.Filled[(nameEnd + 1)..next]);
                Found.Add(value with { Length = PercentEncoding.Decode(TextOf(value), plusIsSpace: true) });
            }

            at = next + 1;
        }
    }

    private bool IsDecodedName(int start, int end, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> found = _text.Filled[start..end];
        if (!found.ContainsAny((byte)'%', (byte)'+'))
            return Equal(found, name);
        int before = _text.Count;
        _text.EnsureFree(found.Length);
        _text.Append(_text.Filled[start..end]);
        Span<byte> copy = _text.Filled[before..];
        bool isEqual = Equal(copy[..PercentEncoding.Decode(copy, plusIsSpace: true)], name);
        _text.Truncate(before);
        return isEqual;
    }

    /// <summary>Finds a cookie in <c>a=1; b=2</c>.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1</remarks>
    private void FindCookie(Slice header, ReadOnlySpan<byte> name)
    {
        int at = header.Start;
        int end = header.Start + header.Length;
        while (at < end)
        {
            int length = _text.Filled[at..end].IndexOf((byte)';');
            int next = length < 0 ? end : at + length;
            while (at < next && _text.Filled[at] == ' ')
                at++;
            int equals = _text.Filled[at..next].IndexOf((byte)'=');
            if (equals >= 0 && _text.Filled.Slice(at, equals).SequenceEqual(name))
                AddCookie(at + equals + 1, next);
            at = next + 1;
        }
    }

    private void AddCookie(int start, int end)
    {
        if (end - start >= 2 && _text.Filled[start] == '"' && _text.Filled[end - 1] == '"')
            (start, end) = (start + 1, end - 1);
        var value = new Slice(_text.Count, end - start);
        _text.EnsureFree(value.Length);
        _text.Append(_text.Filled[start..end]);
        Found.Add(value with { Length = PercentEncoding.Decode(TextOf(value), plusIsSpace: false) });
    }

    private static bool Equal(ReadOnlySpan<byte> found, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(found, name) || found.SequenceEqual(name);
}
