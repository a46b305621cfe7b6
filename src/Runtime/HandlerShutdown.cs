using System.ComponentModel;

namespace Lambda.Runtime;

/// <summary>Disposes of what was made before the first event.</summary>
/// <remarks>Used by the code that the generator writes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerShutdown
{
    /// <summary>Disposes of each in turn, asynchronously where it can. One that fails does not keep the others from it.</summary>
    /// <param name="disposables">What is <see langword="null"/> was never made.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static void Dispose(params ReadOnlySpan<object?> disposables)
    {
        List<Exception>? failures = null;
        foreach (object? disposable in disposables)
        {
            try
            {
                if (disposable is IAsyncDisposable asynchronous)
                    HandlerTask.GetResult(asynchronous.DisposeAsync());
                else
                    (disposable as IDisposable)?.Dispose();
            }
            catch (Exception e)
            {
                (failures ??= []).Add(e);
            }
        }

        if (failures is not null)
            throw new AggregateException(failures);
    }
}
