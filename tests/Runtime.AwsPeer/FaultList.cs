using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.AwsPeer;

/// <summary>The faults of the next requests, by operation. Requests with a fault are among those of the server.</summary>
public sealed class FaultList
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _faults = new();

    /// <summary>Adds a fault for the next requests of an operation.</summary>
    /// <param name="operation">AWS's name of the operation, such as <c>PutItem</c>; for S3 the method and the path.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">For how many requests.</param>
    public void Add(string operation, Fault fault, int times = 1)
    {
        ConcurrentQueue<Fault> faults = _faults.GetOrAdd(operation, static _ => new());
        for (int i = 0; i < times; i++)
            faults.Enqueue(fault);
    }

    /// <summary>Responds to a request with an error, if its next fault is one.</summary>
    internal AwsResponse? Refuse(HttpRequest request)
    {
        string target = request.Headers["X-Amz-Target"].ToString(), operation = target.Length > 0 ? target.Split('.')[^1] : $"{request.Method} {request.Path}";
        return Take(operation, isError: true)?.ToResponse(operation, isXml: target.Length == 0);
    }

    /// <summary>Sends a response with a fault of the connection, if that is the next one.</summary>
    internal async Task<bool> TryDisturbAsync(HttpContext context, AwsResponse response)
    {
        if (Take(response.Operation, isError: false) is not { } fault)
            return false;
        await fault.DisturbAsync(context, response.Body);
        return true;
    }

    private Fault? Take(string operation, bool isError) =>
        _faults.TryGetValue(operation, out ConcurrentQueue<Fault>? faults) && faults.TryPeek(out Fault? next) && next.IsError == isError && faults.TryDequeue(out next)
            ? next : null;
}
