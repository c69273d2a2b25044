//! Work on several threads, with results in the order of the work.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use anyhow::{Context, Result};

/// How many results per thread may wait until those before them are done; bounds the memory.
const AHEAD: usize = 2;

/// The number of threads: as asked for, else one for each core.
pub(crate) fn count(asked: Option<NonZero<usize>>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get)
}

/// Does `work` on every item with `jobs` threads and hands the results to `sink` in the order of the items. Each thread has
/// a state of its own for its buffers.
///
/// # Errors
/// The first error of the items or of `sink`. All results before it have been handed over.
pub(crate) fn in_order<T: Send, R: Send, S: Default>(
    jobs: usize,
    mut items: impl Iterator<Item = Result<T>>,
    work: impl Fn(&mut S, T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    if jobs < 2 {
        let mut state = S::default();
        return items.try_for_each(|item| sink(work(&mut state, item?)));
    }
    let (give, take) = channel();
    let (take, work) = (&Mutex::new(take), &work);
    thread::scope(move |scope| {
        for _ in 0..jobs {
            scope.spawn(move || serve(take, work));
        }
        let mut hand_over = |result: Receiver<R>| sink(result.recv().context("a thread has died")?);
        let mut waiting = VecDeque::new();
        let mut failure = None;
        for item in items {
            match item {
                Ok(item) => {
                    let (reply, result) = channel();
                    give.send((item, reply)).ok().context("all threads have died")?;
                    waiting.push_back(result);
                }
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            }
            if waiting.len() >= AHEAD * jobs
                && let Some(result) = waiting.pop_front()
            {
                hand_over(result)?;
            }
        }
        waiting.into_iter().try_for_each(hand_over)?;
        // `give` goes, and with it the threads.
        failure.map_or(Ok(()), Err)
    })
}

/// Works until nobody gives any more.
fn serve<T, R, S: Default>(take: &Mutex<Receiver<(T, Sender<R>)>>, work: &impl Fn(&mut S, T) -> R) {
    let mut state = S::default();
    loop {
        let next = take.lock().ok().and_then(|take| take.recv().ok());
        let Some((item, reply)) = next else { return };
        // Nobody may be waiting any more, after an error.
        let _ = reply.send(work(&mut state, item));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let work = |calls: &mut usize, item: u64| {
            *calls += 1;
            thread::sleep(Duration::from_millis(item * 7 % 5));
            item * item
        };
        for jobs in [1, 2, 3, 8] {
            let mut results = Vec::new();
            let sink = |result| {
                results.push(result);
                Ok(())
            };
            in_order(jobs, (0..40).map(Ok), work, sink).unwrap();
            assert_eq!(results, (0..40).map(|item| item * item).collect::<Vec<_>>(), "{jobs} threads");
        }
    }

    #[test]
    fn an_error_comes_behind_the_results_before_it() {
        for jobs in [1, 2, 8] {
            let items = (0..40).map(|item| if item == 20 { Err(anyhow::anyhow!("no 20")) } else { Ok(item) });
            let mut sum = 0;
            let sink = |result: i32| {
                sum += result;
                Ok(())
            };
            let error = in_order(jobs, items, |(), item| item, sink).unwrap_err();
            assert_eq!((error.to_string().as_str(), sum), ("no 20", 190), "{jobs} threads");
            let stop = |result: i32| if result == 3 { Err(anyhow::anyhow!("full")) } else { Ok(()) };
            let error = in_order(jobs, (0..40).map(Ok), |(), item| item, stop).unwrap_err();
            assert_eq!(error.to_string(), "full");
        }
    }
}
