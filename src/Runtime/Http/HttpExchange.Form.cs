using System.Text;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http.Requests;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>The fields of a form.</remarks>
public sealed partial class HttpExchange
{
    private Slice? _form;

    private static ReadOnlySpan<byte> FormType => "application/x-www-form-urlencoded"u8;

    /// <summary>The values of a field of a form.</summary>
    /// <param name="name">Its name, in any case.</param>
    public HttpValues Form(ReadOnlySpan<byte> name)
    {
        Found.Clear();
        _form ??= ReadForm();
        FindInForm(_form.Value, name);
        return new HttpValues(this, HttpSource.Form, name);
    }

    private Slice ReadForm()
    {
        ReadOnlySpan<byte> body = Body.Span;
        ReadOnlySpan<byte> type = MediaType();
        if (!type.IsEmpty && !Ascii.EqualsIgnoreCase(type, FormType))
        {
            AddMediaTypeProblem("a form, with the Content-Type application/x-www-form-urlencoded");
            return default;
        }

        int start = _text.Count;
        _text.Append(body);
        return new Slice(start, body.Length);
    }
}
