using Lambda.Runtime.Buffers;
using Lambda.Runtime.Http;
using Lambda.Runtime.Http.Requests;
using Lambda.Runtime.Json;

namespace Lambda.Runtime.CompilerServices;

/// <remarks>What is wrong with a request.</remarks>
public sealed partial class HttpExchange
{
    private const int BadRequest = 400;

    private RequestProblem? _problems;

    /// <summary>Whether the handler must not be called, because of what is wrong with the request.</summary>
    public bool HasProblems => _problems is not null;

    /// <summary>Responds with all problems of the request.</summary>
    /// <remarks>https://www.rfc-editor.org/rfc/rfc9457</remarks>
    public void WriteProblems()
    {
        int status = BadRequest;
        for (RequestProblem? problem = _problems; problem is not null; problem = problem.Next)
            status = Math.Max(status, problem.Status);
        WriteProblem(new HttpResult(status), hasErrors: true);
    }

    /// <summary>Writes the messages about each value.</summary>
    private void WriteErrors(JsonWriter json)
    {
        json.WriteName(",\"errors\":"u8);
        int errors = json.StartObject();
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

        json.EndObject(errors);
    }

    internal void AddProblem(HttpSource source, string name, string message, int status = BadRequest)
    {
        var added = new RequestProblem(source, name, message, status);
        RequestProblem? last = _problems;
        while (last?.Next is not null)
            last = last.Next;
        if (last is null)
            _problems = added;
        else
            last.Next = added;
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
