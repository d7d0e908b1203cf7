/// After one event, where and for how long is the risk of another raised: the Knox test and near-repeat advice.
@NullMarked
package se.lykta.analysis.nearrepeat;

import org.jspecify.annotations.NullMarked;
