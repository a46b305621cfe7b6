using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Http.Responses;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>What is wrong with a request.</remarks>
public sealed partial class HttpExchange
{
    /// <summary>More of them tell a client nothing new, and a hostile query could have thousands.</summary>
    private const int MaxProblems = 100;

    private RequestProblem? _problems;
    private int _problemCount;
    private Exception? _mapped;
    private int _mappedStatus;

    /// <summary>Whether the handler must not be called, because of what is wrong with the request.</summary>
    public bool HasProblems => _problems is not null;

    /// <summary>Sets the status of the response to an exception, unless one was set before.</summary>
    /// <returns>False: used as an exception filter, it lets the exception pass.</returns>
    public static bool Map(Invocation invocation, Exception exception, int status)
    {
        HttpExchange http = Of(invocation);
        if (ReferenceEquals(exception, http._mapped))
            return false;
        http._mapped = exception;
        http._mappedStatus = status;
        return false;
    }

    /// <summary>Sets the status of the response of a handler that was canceled because of its deadline.</summary>
    /// <returns>The exception to throw.</returns>
    public static TimeoutException TimeOut(Invocation invocation, TimeoutException exception)
    {
        Map(invocation, exception, HttpStatus.ServiceUnavailable);
        return exception;
    }

    /// <summary>The request for log records: <c>GET /orders/{id} 200</c>.</summary>
    internal string Describe()
    {
        IInvocationRequest request = this;
        return $"{request.Method} {request.Route ?? "(no route)"} {_status}";
    }

    /// <summary>The status of the response to an exception; 0 if it fails the invocation.</summary>
    internal int StatusOf(Exception exception) =>
        ReferenceEquals(exception, _mapped) ? _mappedStatus : _router.FailsOnException ? 0 : HttpStatus.InternalServerError;

    /// <summary>Responds with all problems of the request.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9457</remarks>
    public void WriteProblems()
    {
        int status = HttpStatus.BadRequest;
        for (RequestProblem? problem = _problems; problem is not null; problem = problem.Next)
        {
            // A client that may not send the request needs no other message.
            if (problem.Source == HttpSource.Claim)
            {
                status = problem.Status;
                break;
            }

            status = Math.Max(status, problem.Status);
        }

        WriteProblem(new HttpResult(status), null, WriteErrors);
    }

    /// <summary>Writes the messages about each value.</summary>
    private void WriteErrors(JsonWriter json)
    {
        for (RequestProblem? first = _problems; first is not null; first = first.Next)
        {
            if (FindProblem(first.Key) != first)
                continue;
            json.WriteName(first.Key);
            int messages = json.StartArray();
            for (RequestProblem? problem = first; problem is not null; problem = problem.Next)
            {
                if (problem.Key != first.Key)
                    continue;
                json.NextElement();
                json.WriteString(problem.Message);
            }

            json.EndArray(messages);
        }
    }

    internal void AddProblem(HttpSource source, string name, string message, int status = HttpStatus.BadRequest)
    {
        if (_problemCount == MaxProblems)
            return;
        _problemCount++;
        var added = new RequestProblem(source, name, message, status);
        RequestProblem? last = _problems;
        while (last?.Next is not null)
            last = last.Next;
        if (last is null)
            _problems = added;
        else
            last.Next = added;
    }

    private void ClearProblems()
    {
        _problems = null;
        _problemCount = 0;
    }

    private RequestProblem? FindProblem(string key)
    {
        RequestProblem? problem = _problems;
        while (problem is not null && problem.Key != key)
            problem = problem.Next;
        return problem;
    }

    /// <summary>Makes one value of the values that were found, as a header has them that occurs several times.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9110#section-5.3</remarks>
    internal void JoinFound()
    {
        if (Found.Count < 2)
            return;
        int start = _text.Count;
        for (int i = 0; i < Found.Count; i++)
        {
            if (i > 0)
                _text.Append((byte)',');
            Slice next = Found[i];
            _text.EnsureFree(next.Length);
            _text.Append(TextOf(next));
        }

        Found.Clear();
        Found.Add(new Slice(start, _text.Count - start));
    }
}
